using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Profiling.Costs;

/// <summary>Measures a network's layers at its first use, and keeps the times on disk.</summary>
/// <param name="engine">What is measured.</param>
/// <param name="profiles">Keeps what was measured.</param>
/// <param name="budget">How long measuring one network may take, roughly.</param>
public sealed class MeasuredCosts(IInferenceEngine engine, ProfileStore profiles, TimeSpan budget) : ILayerCostSource
{
    // Four lines of progress for a measurement of seconds.
    private const double ProgressStep = 0.25;

    private readonly LayerProfiler _profiler = new(engine, budget);

    /// <inheritdoc />
    public LayerCosts Of(Network network, Action<string> report) =>
        new(profiles.GetOrMeasure(network, engine.Description, () => Measure(network, report)).LayerMs);

    private LayerProfile Measure(Network network, Action<string> report)
    {
        var next = 0.0;
        return _profiler.Measure(network, done =>
        {
            if (done < next)
                return;

            report($"Measuring the layers of {network.Name}: {done * 100:0} %");
            next += ProgressStep;
        });
    }
}
