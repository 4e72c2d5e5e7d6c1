using System.Collections.Immutable;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Profiling.Sampling;

namespace Neurosurgeon.Profiling.Timing;

/// <summary>
/// Measures the layers of made-up networks, one network after another: what a device is profiled by. Their weights lie in a
/// temporary folder for as long as they are measured.
/// </summary>
/// <param name="openEngine">Makes an engine; each network has its own, so that nothing is kept of the ones before.</param>
public sealed class SampledLayers(Func<IInferenceEngine> openEngine)
{
    private const double Median = 0.5;
    private const double LowerQuartile = 0.25;
    private static readonly TimeSpan BudgetOfANetwork = TimeSpan.FromMilliseconds(200);

    /// <summary>Builds and measures the network of a seed. Blocks the caller's thread for up to some seconds.</summary>
    /// <returns>Its layers with their milliseconds; those that the engine leaves out are not among them.</returns>
    /// <exception cref="InferenceException">The engine cannot compute it.</exception>
    /// <exception cref="ModelException">It cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ImmutableArray<(LayerFeatures Features, double Milliseconds)> Measure(int seed, CancellationToken cancellationToken) =>
        Measure(folder => NetworkSampler.Create(seed, folder), BudgetOfANetwork, Median, cancellationToken);

    /// <summary>
    /// Measures a handful of common layers, of whose rounds the lower quartile counts: what holds up the slower ones is
    /// seldom the device's own. Blocks the caller's thread for somewhat longer than the budget.
    /// </summary>
    /// <param name="budget">How long to measure, roughly.</param>
    /// <param name="cancellationToken">Stops the measurement.</param>
    /// <exception cref="InferenceException">The engine cannot compute them.</exception>
    /// <exception cref="ModelException">They cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ImmutableArray<(LayerFeatures Features, double Milliseconds)> MeasureCommon(TimeSpan budget, CancellationToken cancellationToken) =>
        Measure(NetworkSampler.CreateForCalibration, budget, LowerQuartile, cancellationToken);

    private ImmutableArray<(LayerFeatures, double)> Measure(
        Func<string, Network> create, TimeSpan budget, double quantile, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("neurosurgeon-");
        try
        {
            using Network network = create(folder.FullName);
            using IInferenceEngine engine = openEngine();
            LayerProfile profile = new LayerProfiler(engine, budget, quantile: quantile).Measure(network, cancellationToken: cancellationToken);
            return [.. network.Layers.Zip(profile.LayerMs, (layer, ms) => (layer.Features, ms)).Where(layer => layer.ms > 0)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
