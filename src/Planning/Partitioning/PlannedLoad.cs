using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Planning.Partitioning;

/// <summary>The load of both nodes that a plan is made under.</summary>
/// <param name="EdgeFactor">By how much other work slows the edge; 1 or more.</param>
/// <param name="CloudFactor">K: by how much the cloud's idle times stretch; 1 or more.</param>
/// <param name="QueueMs">How long a suffix is expected to wait in the cloud, in milliseconds.</param>
/// <param name="Running">How many suffixes the cloud ran when it last reported.</param>
/// <param name="Queued">How many waited there.</param>
public sealed record PlannedLoad(double EdgeFactor, double CloudFactor, double QueueMs, int Running, int Queued)
{
    /// <summary>Neither node has anything else to do.</summary>
    public static PlannedLoad None { get; } = new(1, 1, 0, 0, 0);

    /// <summary>What is known of both nodes, as it stands now.</summary>
    public static PlannedLoad Of(EdgeLoad edge, CloudLoad cloud, DateTimeOffset now) =>
        new(edge.FactorAt(now), cloud.FactorAt(now), cloud.QueueMsAt(now), cloud.Report.Running, cloud.Report.Queued);
}
