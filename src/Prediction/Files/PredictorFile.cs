using System.Text.Json;
using System.Text.Json.Serialization;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Files;

/// <summary>Keeps predictors as JSON. The format is explained in docs/predictors.md.</summary>
public static class PredictorFile
{
    /// <summary>The version of the format that is written and read.</summary>
    public const int SchemaVersion = 1;

    private const long LargestBytes = 32 << 20;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Writes predictors; the file appears complete, or not at all.</summary>
    /// <exception cref="PredictionException">The file cannot be written.</exception>
    public static void Save(string path, PredictorSet set, PredictorOrigin origin)
    {
        try
        {
            JsonFile.Write(path, PredictorDocument.Of(set, origin), Json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PredictionException($"The predictors cannot be written to {path}: {exception.Message}", exception);
        }
    }

    /// <summary>Reads predictors, of this device or another: see <see cref="PredictorOrigin.Mismatch"/>.</summary>
    /// <exception cref="PredictionException">The file cannot be read, has another version or is damaged.</exception>
    public static (PredictorSet Set, PredictorOrigin Origin) Load(string path)
    {
        try
        {
            if (new FileInfo(path).Length > LargestBytes)
                throw new PredictionException($"The predictor file {path} has more than {LargestBytes >> 20} MB, which no fitted predictors have.");
            byte[] content = File.ReadAllBytes(path);
            int version = VersionOf(content);
            if (version != SchemaVersion)
                throw new PredictionException($"The predictor file {path} has the format version {version}, not {SchemaVersion}; fit it again with 'neurosurgeon predictor fit'.");
            PredictorDocument document = JsonSerializer.Deserialize<PredictorDocument>(content, Json) ?? throw new JsonException("it is empty.");
            if (document.Kinds.Length == 0)
                throw new PredictionException($"The predictor file {path} has no predictor of any kind of layers; fit it to more layers with 'neurosurgeon predictor fit'.");
            return document.Fault() is { } fault
                ? throw new PredictionException($"The predictor file {path} is damaged: {fault}.")
                : (document.ToSet(), document.Origin);
        }
        catch (JsonException exception)
        {
            throw new PredictionException($"The predictor file {path} is damaged: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PredictionException($"The predictor file {path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The version alone: the rest of another version may be anything.</summary>
    private static int VersionOf(byte[] content)
    {
        using JsonDocument document = JsonDocument.Parse(content);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("schema", out JsonElement schema)
            && schema.ValueKind == JsonValueKind.Number
            && schema.TryGetInt32(out int version)
                ? version
                : throw new JsonException("it has no number 'schema', so it holds no predictors.");
    }
}
