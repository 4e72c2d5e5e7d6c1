using System.Text.Json;

namespace Neurosurgeon.Prediction;

/// <summary>What a dataset was measured on, as the file <see cref="FileName"/> beside the CSV files says.</summary>
/// <param name="Device">The processor by its own name.</param>
/// <param name="EngineName">The engine, for example <c>onnxruntime</c>.</param>
/// <param name="EngineVersion">Its version.</param>
public sealed record DatasetOrigin(string Device, string EngineName, string EngineVersion)
{
    /// <summary>The file beside the CSV files.</summary>
    public const string FileName = "dataset.json";

    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Of a dataset that does not say.</summary>
    public static DatasetOrigin Unknown { get; } = new("unknown", "unknown", "unknown");

    /// <summary>What the folder's <see cref="FileName"/> says; <see cref="Unknown"/> where there is none.</summary>
    /// <exception cref="PredictionException">The file cannot be read.</exception>
    public static DatasetOrigin Of(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize<DatasetOrigin>(File.ReadAllText(path), Json) ?? throw new JsonException("it is empty.")
                : Unknown;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new PredictionException($"{path} does not say what the dataset was measured on: {exception.Message}", exception);
        }
    }

    /// <summary>For example <c>AMD EPYC by onnxruntime 1.29.0</c>.</summary>
    public override string ToString() => $"{Device} by {EngineName} {EngineVersion}";
}
