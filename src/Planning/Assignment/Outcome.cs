using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Planning.Assignment;

/// <summary>What the search compares assignments by.</summary>
/// <param name="TotalMs">The time, in milliseconds.</param>
/// <param name="TotalMj">The edge's energy, in millijoules; 0 where it does not matter.</param>
/// <param name="BytesUp">What crosses to the cloud, encoded.</param>
internal readonly record struct Outcome(double TotalMs, double TotalMj, long BytesUp)
{
    public double Score(Target target) => target.Score(TotalMs, TotalMj);
}
