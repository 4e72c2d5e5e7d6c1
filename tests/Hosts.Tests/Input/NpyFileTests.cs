using System.Text;
using Neurosurgeon.Hosts.Input;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Nodes;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Input;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_tensor_comes_out_as_it_went_in()
    {
        var info = new TensorInfo("input", [1, 3, 2], ElementType.Float32);
        var path = _folder.PathOf("a.npy");

        NpyFile.Write(path, Tensor.FromArray(info, [1, 2.5f, -3, float.MaxValue, 0, 6]));
        var read = NpyFile.Read(path);

        Assert.Equal(info, read.Info);
        Assert.Equal([1, 2.5f, -3, float.MaxValue, 0, 6], read.Floats);
    }

    [Fact]
    public void The_written_header_is_what_numpy_writes()
    {
        var path = _folder.PathOf("a.npy");
        NpyFile.Write(path, Tensor.FromArray(new TensorInfo("x", [4], ElementType.Float32), [1, 2, 3, 4]));

        var bytes = File.ReadAllBytes(path);

        Assert.Equal(128 + 16, bytes.Length);
        Assert.Equal("{'descr': '<f4', 'fortran_order': False, 'shape': (4,), }", Encoding.ASCII.GetString(bytes, 10, 118).TrimEnd());
        Assert.Equal((byte)'\n', bytes[127]);
    }

    [Fact]
    public void Integers_are_written_as_such()
    {
        var path = _folder.PathOf("a.npy");
        NpyFile.Write(path, Tensor.FromMemory(new TensorInfo("x", [2, 1], ElementType.Int64), new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0 }));

        var bytes = File.ReadAllBytes(path);

        Assert.Equal("{'descr': '<i8', 'fortran_order': False, 'shape': (2, 1,), }", Encoding.ASCII.GetString(bytes, 10, 118).TrimEnd());
        Assert.Equal([3, 4], new[] { BitConverter.ToInt64(bytes, 128), BitConverter.ToInt64(bytes, 136) });
    }

    [Theory]
    [InlineData("'descr': '<f8', 'fortran_order': False, 'shape': (2,),", 16, "<f8")]
    [InlineData("'descr': '<f4', 'fortran_order': True, 'shape': (2,),", 8, "Fortran")]
    [InlineData("'descr': '<f4', 'fortran_order': False, 'shape': (3,),", 8, "needs 12")]
    [InlineData("'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999, 99999),", 8, "impossible")]
    [InlineData("'descr': '<f4', 'fortran_order': False,", 8, "without a shape")]
    public void What_a_network_cannot_take_is_refused_with_a_sentence(string header, int dataBytes, string expected)
    {
        var path = _folder.PathOf("a.npy");
        var text = Encoding.ASCII.GetBytes($"{{{header} }}\n");
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. text, .. new byte[dataBytes]]);

        var error = Assert.Throws<CommandException>(() => NpyFile.Read(path));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_short_at_any_byte_is_refused_with_a_sentence()
    {
        var path = _folder.PathOf("a.npy");
        NpyFile.Write(path, Tensor.FromArray(new TensorInfo("x", [2], ElementType.Float32), [1, 2]));
        var whole = File.ReadAllBytes(path);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Throws<CommandException>(() => NpyFile.Read(path));
        }
    }

    public void Dispose() => _folder.Dispose();
}
