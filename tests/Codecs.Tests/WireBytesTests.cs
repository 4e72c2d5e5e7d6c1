using System.Security.Cryptography;

namespace Neurosurgeon.Codecs.Tests;

/// <summary>What crosses the link, byte for byte: nodes of different builds must understand each other.</summary>
public class WireBytesTests
{
    private static readonly float[] Small = [0, 1, -0f, -2.5f, 0, 0, 0.1f, 3, 0, 1000];

    [Theory]
    [InlineData(0, "float32", "000000000000803f00000080000020c00000000000000000cdcccc3d000040400000000000007a44")]
    [InlineData(1, "float16", "0000003c008000c100000000662e00420000d063")]
    [InlineData(2, "int8", "9c9b7b40000020c0010101000101010101ff")]
    [InlineData(3, "sparse", "ce020000803f00000080000020c0cdcccc3d0000404000007a44")]
    [InlineData(4, "sparse_float16", "ce02003c008000c1662e0042d063")]
    [InlineData(5, "sparse_int8", "ce029c9b7b40000020c00101000101ff")]
    public void A_small_tensor_keeps_its_bytes(int id, string name, string bytes)
    {
        var encoding = Encoding(id, name);

        Assert.Equal(bytes, Convert.ToHexStringLower(Codec.Encode(encoding, Small, [1, 10])));
    }

    [Theory]
    [InlineData(0, "float32", 9672, "d636dc596f942778eb6d8a6de06b9d4a")]
    [InlineData(1, "float16", 4836, "2bb523baa0c46e912725f3978ae44051")]
    [InlineData(2, "int8", 2434, "2a53738dc7e27dd75eee37bebc589e87")]
    [InlineData(3, "sparse", 6687, "d02cfcbb2c7e28fd9eab1ad6a3ab3879")]
    [InlineData(4, "sparse_float16", 3495, "7347bd11ff83960660481458a2f9f9fb")]
    [InlineData(5, "sparse_int8", 1916, "f380845caef84b7079a26d667d9f4fd3")]
    public void A_tensor_of_several_runs_and_blocks_keeps_its_bytes(int id, string name, int length, string hash)
    {
        var encoding = Encoding(id, name);
        float[] values = [.. Enumerable.Range(0, 2 * 1209).Select(index => index % 3 == 0 ? 0 : 0.25f * (index * 37 % 101 - 50))];

        var encoded = Codec.Encode(encoding, values, [1, 2, 39, 31]);

        Assert.Equal((length, hash), (encoded.Length, Convert.ToHexStringLower(SHA256.HashData(encoded).AsSpan(0, 16))));
    }

    private static TensorEncoding Encoding(int id, string name)
    {
        var encoding = Codec.Named(name);
        Assert.Same(encoding, TensorEncoding.ById(id));
        return encoding;
    }
}
