namespace Neurosurgeon.Prediction.Datasets;

/// <summary>Measured layers of one device.</summary>
/// <param name="Samples">The layers, file by file in the order of their lines.</param>
/// <param name="Origin">What they were measured on.</param>
public sealed record Dataset(IReadOnlyList<LayerSample> Samples, DatasetOrigin Origin);
