using System.Text;
using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Models.Reading;

/// <summary>The hash inside a graph that ties it to the bytes of its weights file.</summary>
internal static class WeightPin
{
    public const string MetadataKey = "weights-sha256";

    /// <summary>The hash that a model's metadata states for its weights file, or null.</summary>
    public static string? Stated(ModelProto model) =>
        model.MetadataProps.FirstOrDefault(property => property.Key == MetadataKey)?.Value;

    /// <summary>The same of a serialised model; null also if it is not one.</summary>
    public static string? Stated(ReadOnlySpan<byte> model)
    {
        try
        {
            return Stated(ModelProto.Parser.ParseFrom(model));
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>
    /// What identifies graph and weights together: the graph's own hash where it pins its weights or holds them
    /// itself, otherwise a hash over its hash and those of its weights files.
    /// </summary>
    /// <exception cref="ModelException">The weights are not those that the graph states.</exception>
    public static string Identity(ModelProto model, string graphSha256, ExternalFiles files, bool verify)
    {
        string? stated = Stated(model);
        if (files.Files.Count == 0 || (stated is not null && !verify))
            return graphSha256;
        if (stated is not null && files.Files.Count == 1)
        {
            (string location, MappedFile file) = files.Files.First();
            string actual = file.Sha256();
            return actual == stated
                ? graphSha256
                : throw new ModelException($"its weights file '{location}' has the SHA-256 {actual}, but {stated} is stated.");
        }

        IEnumerable<string> hashes = files.Files.Values.Select(file => file.Sha256());
        return FileHash.Sha256(Encoding.ASCII.GetBytes(graphSha256 + string.Concat(hashes)));
    }
}
