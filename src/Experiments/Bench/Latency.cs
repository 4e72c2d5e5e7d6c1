using Neurosurgeon.Actors.Edge;
using Neurosurgeon.LinkEmulation;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>Time, from the task taken to the output in hand, in milliseconds.</summary>
/// <param name="outputBytes">The size of the network's output.</param>
/// <param name="link">The link as it is emulated.</param>
internal sealed class Latency(long outputBytes, LinkConditions link) : Objective
{
    public override string Unit => "ms";

    public override double Predicted(Plan plan) => plan.Predicted.TotalMs;

    public override double Measured(BenchCut cut, MeasuredTimes times) => times.TotalMs;

    public override double Bound(BenchCut cut, LeastCompute least) => cut.IsEdgeOnly
        ? least.EdgeMs
        : least.EdgeMs + least.CloudMs + link.RttMs
            + cut.LeastBytes / link.BytesPerMs(LinkDirection.Up) + outputBytes / link.BytesPerMs(LinkDirection.Down);
}
