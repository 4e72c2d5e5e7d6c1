using System.Collections.Immutable;
using Google.Protobuf;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Onnx;
using Neurosurgeon.Models.Reading;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Models;

/// <summary>Reads an ONNX model, from this project's zoo or from elsewhere, into a <see cref="Network"/>.</summary>
/// <remarks>
/// Accepted: one float32 input and one output, static shapes (a symbolic first dimension counts as 1), opset 7 or
/// newer, the operators that <see cref="ModelException"/> lists when it meets another, and any other whose output's
/// shape the file states.
/// </remarks>
public static class NetworkReader
{
    private const int OldestOpset = 7;

    /// <summary>Reads a model file; weights may lie in it, or in files of the same folder.</summary>
    /// <returns>The network, owned by the caller.</returns>
    /// <exception cref="ModelException">The file is missing, malformed or not supported.</exception>
    public static Network Open(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > int.MaxValue)
                throw new ModelException($"{path} has {file.Length} bytes; an ONNX file holds at most {int.MaxValue}.");
            string sha256 = FileHash.Sha256(file.SafeFileHandle);
            return Read(Parse(file, path), sha256, Path.GetDirectoryName(Path.GetFullPath(path)), path, verifyWeights: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"The model {path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a serialised model.</summary>
    /// <param name="model">The bytes of an ONNX file.</param>
    /// <param name="folder">Where its external weights lie; null if it has none.</param>
    /// <returns>The network, owned by the caller.</returns>
    /// <exception cref="ModelException">The model is malformed or not supported.</exception>
    public static Network Read(ReadOnlySpan<byte> model, string? folder = null) =>
        Read(model, folder, "The model", verifyWeights: true);

    internal static Network Read(ReadOnlySpan<byte> model, string? folder, string origin, bool verifyWeights)
    {
        ModelProto parsed;
        try
        {
            parsed = ModelProto.Parser.ParseFrom(model);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new ModelException($"{origin} is not an ONNX file: {exception.Message}", exception);
        }

        return Read(parsed, FileHash.Sha256(model), folder, origin, verifyWeights);
    }

    private static ModelProto Parse(FileStream file, string origin)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(file);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new ModelException($"{origin} is not an ONNX file: {exception.Message}", exception);
        }
    }

    private static Network Read(ModelProto model, string sha256, string? folder, string origin, bool verifyWeights)
    {
        var files = new ExternalFiles(folder);
        try
        {
            return Build(model, sha256, files, verifyWeights);
        }
        catch (ModelException exception)
        {
            files.Dispose();
            throw new ModelException($"{origin}: {exception.Message}", exception);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    private static Network Build(ModelProto model, string sha256, ExternalFiles files, bool verifyWeights)
    {
        GraphProto graph = model.Graph ?? throw new ModelException("it holds no graph.");
        long opset = model.OpsetImport.FirstOrDefault(import => import.Domain is "" or "ai.onnx")?.Version ?? 0;
        if (opset < OldestOpset)
            throw new ModelException($"its operator set is version {opset}; at least {OldestOpset} is needed.");

        NetworkStructure structure = NetworkStructure.Read(graph, files);
        Initializers initializers = structure.Initializers;
        var kept = new NetworkGraph(
            model.IrVersion, [.. model.OpsetImport], structure.OrderedNodes, initializers.Declarations.ToImmutableDictionary());
        return new Network(kept)
        {
            Name = structure.Name,
            Sha256 = WeightPin.Identity(model, sha256, files, verifyWeights),
            Input = structure.Input,
            Output = structure.Output,
            Layers = structure.Layers,
            Cuts = CutFactory.Create(structure.Layers, structure.Input),
            Opset = opset,
            Nodes = structure.Nodes,
            Constants = initializers.Constants.ToImmutableDictionary(),
            WeightsFolder = initializers.AllWeightsExternal ? files.Folder : null,
            Weights = new WeightStore(initializers.Weights.Values, files.Files.Values),
        };
    }
}
