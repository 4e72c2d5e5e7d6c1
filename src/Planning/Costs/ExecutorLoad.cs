namespace Neurosurgeon.Planning.Costs;

/// <summary>A cloud node's picture of its own load: which suffixes it holds, and how long they take it.</summary>
/// <param name="Executors">How many executors were started; 1 or more.</param>
/// <param name="Stretch">By how much computing stretches.</param>
public sealed record ExecutorLoad(int Executors, StretchFactor Stretch)
{
    private const double ServiceWeight = 0.3;

    /// <summary>How many suffixes have arrived and are not done.</summary>
    public int Held { get; private init; }

    /// <summary>How long an executor is busy with a suffix in the mean, in milliseconds; 0 before the first.</summary>
    public double ServiceMs { get; private init; }

    /// <summary>A node that has nothing to do.</summary>
    public static ExecutorLoad Idle(int executors, DateTimeOffset now) => new(executors, StretchFactor.Idle(now));

    /// <summary>A suffix has arrived.</summary>
    public ExecutorLoad WithArrival() => this with { Held = Held + 1 };

    /// <summary>An executor is done with a suffix, or has failed to run it.</summary>
    public ExecutorLoad WithEnd() => this with { Held = Math.Max(0, Held - 1) };

    /// <summary>With what a suffix has taken that was run.</summary>
    /// <param name="serviceMs">How long an executor was busy with it, in milliseconds.</param>
    /// <param name="computedMs">What its layers took of that.</param>
    /// <param name="idleMs">What the same layers take on the idle device; 0 where that is not known.</param>
    /// <param name="now">When it ended.</param>
    public ExecutorLoad WithService(double serviceMs, double computedMs, double idleMs, DateTimeOffset now) => this with
    {
        ServiceMs = ServiceMs > 0 ? Ewma.Follow(ServiceMs, serviceMs, ServiceWeight) : serviceMs,
        Stretch = Stretch.With(computedMs, idleMs, now),
    };

    /// <summary>What to tell an edge: as many run as there are executors, and the others wait.</summary>
    public LoadReport Report(DateTimeOffset now)
    {
        var running = Math.Min(Held, Executors);
        return new(Stretch.FactorAt(now), running, Held - running, Executors, ServiceMs);
    }
}
