namespace Neurosurgeon.Prediction.Datasets;

/// <summary>What a dataset was measured on, as the file <see cref="FileName"/> beside the CSV files says.</summary>
/// <param name="Device">The processor by its own name.</param>
/// <param name="EngineName">The engine, for example <c>onnxruntime</c>.</param>
/// <param name="EngineVersion">Its version.</param>
public sealed record DatasetOrigin(string Device, string EngineName, string EngineVersion)
{
    /// <summary>The file beside the CSV files.</summary>
    public const string FileName = "dataset.json";

    /// <summary>Of a dataset that does not say.</summary>
    public static DatasetOrigin Unknown { get; } = new("unknown", "unknown", "unknown");
}
