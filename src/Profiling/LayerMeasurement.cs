using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Profiling;

/// <summary>Measures a network's layers for a study.</summary>
/// <param name="engine">What computes them.</param>
/// <param name="settings">How long, and where profiles are kept.</param>
/// <param name="report">Is told how far it is, and what could not be measured.</param>
internal sealed class StudyMeasurement(IInferenceEngine engine, NodeSettings settings, Action<string> report)
{
    // Four lines of progress for a measurement of seconds.
    private const double ProgressStep = 0.25;

    private readonly ProfileStore _profiles = new(settings.Profile.Directory, report);

    /// <summary>The times that are kept of this network, or else new ones, which are kept.</summary>
    public LayerProfile KeptTimes(Network network, CancellationToken cancellationToken) =>
        _profiles.GetOrMeasure(network, engine.Description, () => Measure(network, cancellationToken));

    /// <summary>New times, which are kept in place of older ones.</summary>
    public LayerProfile NewTimes(Network network, CancellationToken cancellationToken)
    {
        var profile = Measure(network, cancellationToken);
        _profiles.Save(network, profile);
        return profile;
    }

    /// <summary>The power during each layer; null, and a word about it, where nothing counts energy.</summary>
    public MeasuredPower? Power(Network network, CancellationToken cancellationToken)
    {
        if (settings.Power.Sysfs is null)
            return null;
        try
        {
            var counter = EnergyCounters.Find(new SysfsTree(settings.Power.Sysfs), settings.Power.Sensor);
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
        new LayerProfiler(engine, settings.Profile.Budget).Measure(network, Progress($"Measuring the layers of {network.Name}"), cancellationToken);

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
