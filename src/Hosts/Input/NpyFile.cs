using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Nodes;
using Neurosurgeon.Reports;

namespace Neurosurgeon.Hosts.Input;

/// <summary>
/// Reads and writes tensors in NumPy's file format (NEP 1), versions 1 to 3, in C order: little-endian float32, and for
/// outputs that are indices also int64.
/// </summary>
internal static partial class NpyFile
{
    private const int PreambleBytes = 8;
    private const int AlignmentBytes = 64;
    private const int LongestHeaderBytes = 64 * 1024;
    private static readonly byte[] Magic = [0x93, .. "NUMPY"u8];

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">It cannot be read, or holds something else.</exception>
    public static Tensor Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Read(file, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"The input {path} cannot be read: {error.Message}");
        }
    }

    /// <summary>Writes a tensor; the file appears complete, or not at all.</summary>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static void Write(string path, Tensor tensor) => OutputFile.Write(path, "output", file =>
    {
        var shape = string.Concat(tensor.Info.Shape.Select(dimension => $"{dimension}, "));
        var type = tensor.Info.ElementType == ElementType.Int64 ? "<i8" : "<f4";
        var dictionary = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({shape.TrimEnd()}), }}";
        var unpadded = PreambleBytes + sizeof(ushort) + dictionary.Length + 1;
        var header = dictionary.PadRight(dictionary.Length + (AlignmentBytes - unpadded % AlignmentBytes) % AlignmentBytes) + "\n";

        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        file.Write([.. Magic, 1, 0]);
        file.Write(length);
        file.Write(Encoding.ASCII.GetBytes(header));
        file.Write(tensor.Data.Span);
    });

    private static Tensor Read(FileStream file, string path)
    {
        var preamble = new byte[PreambleBytes];
        if (file.ReadAtLeast(preamble, PreambleBytes, throwOnEndOfStream: false) < PreambleBytes || !preamble.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw CommandException.BadInput($"{path} is not a NumPy file: it does not begin with its mark.");

        var version = preamble[6];
        if (version is < 1 or > 3)
            throw CommandException.BadInput($"{path} is of version {version} of NumPy's file format; 1 to 3 are known.");

        var length = new byte[version == 1 ? sizeof(ushort) : sizeof(uint)];
        file.ReadExactly(length);
        var headerBytes = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(length) : BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (headerBytes > LongestHeaderBytes)
            throw CommandException.BadInput($"{path} claims a header of {headerBytes:N0} bytes; at most {LongestHeaderBytes:N0} are read.");

        var header = new byte[headerBytes];
        file.ReadExactly(header);
        var info = new TensorInfo("input", Shape(Encoding.UTF8.GetString(header), path), ElementType.Float32);
        if (file.Length - file.Position != info.Bytes)
            throw CommandException.BadInput($"{path} holds {file.Length - file.Position:N0} bytes of elements; its shape {string.Join('×', info.Shape)} needs {info.Bytes:N0}.");

        var data = new byte[info.Bytes];
        file.ReadExactly(data);
        return Tensor.FromMemory(info, data);
    }

    private static ImmutableArray<int> Shape(string header, string path)
    {
        var type = Description().Match(header).Groups[1].Value;
        if (type is not "<f4")
            throw CommandException.BadInput($"{path} holds elements of type '{type}'; networks take little-endian float32 ('<f4'), so save it with numpy.float32.");
        if (!FortranOrder().Match(header).Groups[1].Value.Equals("False", StringComparison.Ordinal))
            throw CommandException.BadInput($"{path} is in Fortran order; save it with numpy.ascontiguousarray.");
        if (ShapeTuple().Match(header) is not { Success: true } tuple)
            throw CommandException.BadInput($"{path} has a header without a shape: {header.Trim()}");

        var shape = ImmutableArray.CreateBuilder<int>();
        long elements = 1;
        foreach (var text in tuple.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var dimension) || dimension < 1
                || (elements *= dimension) > Array.MaxLength / sizeof(float))
            {
                throw CommandException.BadInput($"{path} has the impossible shape ({tuple.Groups[1].Value}).");
            }

            shape.Add(dimension);
        }

        return shape.DrainToImmutable();
    }

    [GeneratedRegex("""'descr'\s*:\s*'([^']*)'""")]
    private static partial Regex Description();

    [GeneratedRegex("""'fortran_order'\s*:\s*(\w+)""")]
    private static partial Regex FortranOrder();

    [GeneratedRegex("""'shape'\s*:\s*\(([^)]*)\)""")]
    private static partial Regex ShapeTuple();
}
