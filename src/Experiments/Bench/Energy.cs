using Neurosurgeon.Actors.Edge;
using Neurosurgeon.LinkEmulation;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>
/// The edge's energy by the power model, in millijoules: the time of its layers at their power and that of sending at the
/// radio's, and where they are configured, receiving and waiting.
/// </summary>
/// <param name="link">The link as it is emulated.</param>
/// <param name="energy">The power of the edge's layers, as energies, and of its radio.</param>
/// <param name="edge">The layers' predicted times: they share what the edge is measured to take.</param>
internal sealed class Energy(LinkConditions link, EnergyModel energy, LayerCosts edge) : Objective
{
    public override string Unit => "mJ";

    public override double Predicted(Plan plan) => plan.Energy!.Value.TotalMj;

    public override double Measured(BenchCut cut, MeasuredTimes times)
    {
        var edgeMj = MeanWatts(cut.EdgeLayers) * times.EdgeMs;
        if (cut.IsEdgeOnly)
            return edgeMj;

        // The way itself is half the round trip, in which the radio does nothing.
        var sendingMs = Math.Max(0, times.UploadMs - link.DelayMs);
        var receivingMs = Math.Max(0, times.DownloadMs - link.DelayMs);
        var waitingMs = Math.Max(0, times.TotalMs - times.EdgeMs - sendingMs - receivingMs);
        return edgeMj + Mj(sendingMs, energy.Transmit.AtMw(link.UplinkMbps)) + Mj(receivingMs, energy.Receive.AtMw(link.DownlinkMbps)) + Mj(waitingMs, energy.IdleMw);
    }

    public override double Bound(BenchCut cut, LeastCompute least) =>
        LeastWatts(cut.EdgeLayers) * least.EdgeMs + Mj(cut.LeastBytes / link.BytesPerMs(LinkDirection.Up), energy.Transmit.AtMw(link.UplinkMbps));

    private double MeanWatts(LayerSet layers) =>
        edge.Ms(layers) is > 0 and var ms ? layers.Indices.Sum(layer => energy.Edge.LayerMj[layer]) / ms : 0;

    private double LeastWatts(LayerSet layers) => layers.Indices
        .Where(layer => edge.LayerMs[layer] > 0).Select(layer => energy.Edge.LayerMj[layer] / edge.LayerMs[layer]).DefaultIfEmpty().Min();

    private static double Mj(double ms, double powerMw) => ms * powerMw / 1000;
}
