using System.Globalization;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Onnx;

/// <summary>ONNX's key-value description of where an initializer's bytes lie.</summary>
internal static class ExternalData
{
    public static IEnumerable<StringStringEntryProto> Entries(string location, long offset, long length) =>
    [
        new() { Key = "location", Value = location },
        new() { Key = "offset", Value = offset.ToString(CultureInfo.InvariantCulture) },
        new() { Key = "length", Value = length.ToString(CultureInfo.InvariantCulture) },
    ];

    public static (string Location, long Offset, long? Length) Parse(TensorProto tensor)
    {
        string location = Value("location")
            ?? throw new ModelException($"The initializer '{tensor.Name}' is external, but names no file.");
        return (location, Number("offset") ?? 0, Number("length"));

        string? Value(string key) => tensor.ExternalData.FirstOrDefault(entry => entry.Key == key)?.Value;

        long? Number(string key) => Value(key) switch
        {
            null => null,
            { } text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) => number,
            { } text => throw new ModelException(
                $"The initializer '{tensor.Name}' has the external {key} '{text}'; a whole number of bytes is needed."),
        };
    }
}
