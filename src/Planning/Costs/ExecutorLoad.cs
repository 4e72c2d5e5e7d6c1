namespace Neurosurgeon.Planning.Costs;

/// <summary>A cloud node's picture of its own load: which suffixes it holds, and how long they take it.</summary>
/// <param name="Executors">How many executors were started; 1 or more.</param>
/// <param name="Stretch">By how much computing stretches.</param>
public sealed record ExecutorLoad(int Executors, StretchFactor Stretch)
{
    private const double ServiceWeight = 0.3;

    /// <summary>How many suffixes run.</summary>
    public int Running { get; private init; }

    /// <summary>How many have arrived and were not taken by an executor yet.</summary>
    public int Queued { get; private init; }

    /// <summary>How long an executor is busy with a suffix in the mean, in milliseconds; 0 before the first.</summary>
    public double ServiceMs { get; private init; }

    /// <summary>A node that has nothing to do.</summary>
    public static ExecutorLoad Idle(int executors, DateTimeOffset now) => new(executors, StretchFactor.Idle(now));

    /// <summary>A suffix has arrived.</summary>
    public ExecutorLoad WithArrival() => this with { Queued = Queued + 1 };

    /// <summary>An executor has taken a suffix.</summary>
    public ExecutorLoad WithStart() => this with { Queued = Math.Max(0, Queued - 1), Running = Running + 1 };

    /// <summary>An executor is done with a suffix, or has failed to run it.</summary>
    public ExecutorLoad WithEnd() => this with { Running = Math.Max(0, Running - 1) };

    /// <summary>With what a suffix has taken that was run.</summary>
    /// <param name="serviceMs">How long an executor was busy with it, in milliseconds.</param>
    /// <param name="computedMs">What its layers took of that.</param>
    /// <param name="idleMs">What the same layers take on the idle device; 0 where that is not known.</param>
    /// <param name="now">When it ended.</param>
    public ExecutorLoad WithService(double serviceMs, double computedMs, double idleMs, DateTimeOffset now) => this with
    {
        ServiceMs = ServiceMs > 0 ? ServiceMs + ServiceWeight * (serviceMs - ServiceMs) : serviceMs,
        Stretch = Stretch.With(computedMs, idleMs, now),
    };

    /// <summary>What to tell an edge. A pool that has grown has at least as many executors as run.</summary>
    public LoadReport Report(DateTimeOffset now) =>
        new(Stretch.FactorAt(now), Running, Queued, Math.Max(Executors, Running), ServiceMs);
}
