using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Profiling;

/// <summary>Measures the time and the power of a network's layers on this device.</summary>
/// <param name="engine">What computes them.</param>
/// <param name="budget">How long measuring a network may take, roughly.</param>
/// <param name="profiles">Keeps the times.</param>
/// <param name="report">Is told how far it is, and what could not be measured.</param>
public sealed class LayerMeasurement(IInferenceEngine engine, TimeSpan budget, ProfileStore profiles, Action<string> report)
{
    // Four lines of progress for a measurement of seconds.
    private const double ProgressStep = 0.25;

    /// <summary>The times that are kept of this network, or else new ones, which are kept.</summary>
    public LayerProfile KeptTimes(Network network, CancellationToken cancellationToken) =>
        profiles.GetOrMeasure(network, engine.Description, () => Measure(network, cancellationToken));

    /// <summary>New times, which are kept in place of older ones.</summary>
    public LayerProfile NewTimes(Network network, CancellationToken cancellationToken)
    {
        var profile = Measure(network, cancellationToken);
        profiles.Save(network, profile);
        return profile;
    }

    /// <summary>The power during each layer; null, and a word about it, where nothing counts energy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="sysfs">Where the kernel shows its energy counters; null if they are not to be looked for.</param>
    /// <param name="sensor">The channel of hwmon that measures this device; null to choose.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public MeasuredPower? Power(Network network, string? sysfs, string? sensor, CancellationToken cancellationToken)
    {
        if (sysfs is null)
            return null;
        try
        {
            var counter = EnergyCounters.Find(new SysfsTree(sysfs), sensor);
            var watts = new LayerPowerMeter(engine, counter).Measure(network, Progress($"Measuring the energy of {network.Name}"), cancellationToken);
            var missing = watts.Count(power => power is null);
            if (missing > 0)
                report($"{counter.Source} did not move during {missing} of {watts.Length} layers: they are taken to draw what others of their kind do.");
            return missing < watts.Length ? new MeasuredPower(counter.Source, watts) : null;
        }
        catch (EnergyCounterException error)
        {
            report($"{error.Message} Energy is reckoned by neurosurgeon.power.watts.");
            return null;
        }
    }

    private LayerProfile Measure(Network network, CancellationToken cancellationToken) =>
        new LayerProfiler(engine, budget).Measure(network, Progress($"Measuring the layers of {network.Name}"), cancellationToken);

    private Action<double> Progress(string what)
    {
        var next = 0.0;
        return done =>
        {
            if (done < next)
                return;

            report($"{what}: {done * 100:0} %");
            next = (Math.Floor(done / ProgressStep) + 1) * ProgressStep;
        };
    }
}
