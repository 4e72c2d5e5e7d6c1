namespace Neurosurgeon.Planning.Costs;

/// <summary>What an edge knows of the cloud's load: the latest report, which counts for less the older it is.</summary>
/// <param name="Report">The report, checked.</param>
/// <param name="ReportedAt">When it came.</param>
public readonly record struct CloudLoad(LoadReport Report, DateTimeOffset ReportedAt)
{
    private static readonly HalfLife HalfLife = new(TimeSpan.FromSeconds(1));

    /// <summary>A cloud that has reported nothing yet.</summary>
    public static CloudLoad Unknown => new(LoadReport.Idle, DateTimeOffset.MinValue);

    /// <summary>K now.</summary>
    public double FactorAt(DateTimeOffset now) => 1 + (Report.Stretch - 1) * HalfLife.Left(now - ReportedAt);

    /// <summary>How long a new suffix will wait for an executor, in milliseconds.</summary>
    public double QueueMsAt(DateTimeOffset now) => Report.ExpectedWaitMs * HalfLife.Left(now - ReportedAt);
}
