namespace Neurosurgeon.Planning.Costs;

/// <summary>How loaded a cloud node says that it is.</summary>
/// <param name="Stretch">K: by how much the times of the idle cloud's layers stretch; 1 or more.</param>
/// <param name="Running">How many suffixes run.</param>
/// <param name="Queued">How many wait for an executor.</param>
/// <param name="Executors">How many can run at the same time; 1 or more.</param>
/// <param name="ServiceMs">How long an executor is busy with a suffix in the mean, in milliseconds.</param>
public readonly record struct LoadReport(double Stretch, int Running, int Queued, int Executors, double ServiceMs)
{
    private const double LargestStretch = 1000;
    private const int LargestCount = 1_000_000;
    private const double LargestServiceMs = 3_600_000;

    // The mean rest of a service under way, as a share of the mean service: E[S²] / 2E[S]², which is a half where all
    // services take the same (residual life; Kleinrock, Queueing Systems, vol. 1, 1975, sect. 5.2).
    private const double RestOfService = 0.5;

    /// <summary>A cloud that has nothing to do.</summary>
    public static LoadReport Idle => new(1, 0, 0, 1, 0);

    /// <summary>
    /// How long a suffix that arrives now waits until an executor takes it, in milliseconds. With c executors and n
    /// suffixes on the node it is 0 while n &lt; c. Otherwise n − c + 1 of them have to end first; while all executors
    /// are busy one ends every s / c in the mean, the first after the rest of a service: (n − c + ½) · s / c.
    /// </summary>
    /// <remarks>
    /// It is exact for one executor and services that all take s, and half a service per executor short of exact for
    /// exponential ones. The executors are taken to have one queue in common.
    /// </remarks>
    public double ExpectedWaitMs
    {
        get
        {
            var ahead = (long)Running + Queued - Executors;
            return ahead < 0 ? 0 : (ahead + RestOfService) * ServiceMs / Executors;
        }
    }

    /// <summary>The same within bounds that a plan can be made on, as it comes from a peer; null where a number is none.</summary>
    public LoadReport? Checked() => !double.IsFinite(Stretch) || !double.IsFinite(ServiceMs)
        ? null
        : new LoadReport(
            Math.Clamp(Stretch, 1, LargestStretch),
            Math.Clamp(Running, 0, LargestCount),
            Math.Clamp(Queued, 0, LargestCount),
            Math.Clamp(Executors, 1, LargestCount),
            Math.Clamp(ServiceMs, 0, LargestServiceMs));
}
