using System.Collections.Immutable;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Links;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Prediction.Power;

namespace Neurosurgeon.Hosts.Bench.Objectives;

/// <summary>
/// The edge's energy by the power model, in millijoules: the time of its layers at their power and the time of sending at the
/// radio's, TM · PM + TU · PU of the paper.
/// </summary>
internal sealed class Energy : Objective
{
    private readonly LinkConditions _link;
    private readonly RadioPower _radio;
    private readonly ImmutableArray<double> _meanWatts;
    private readonly double _leastWatts;

    /// <summary>Counts it.</summary>
    /// <param name="layers">The network's layers.</param>
    /// <param name="cuts">Its cuts.</param>
    /// <param name="link">The link as it is emulated.</param>
    /// <param name="radio">The radio's power while it sends.</param>
    /// <param name="power">The edge's power by layer kind.</param>
    /// <param name="edge">The layers' predicted times: they share what the edge is measured to take.</param>
    public Energy(ImmutableArray<Layer> layers, ImmutableArray<Cut> cuts, LinkConditions link, RadioPower radio, PowerModel power, LayerCosts edge)
    {
        _link = link;
        _radio = radio;
        var energy = new LayerEnergy([.. layers.Select(layer => power.EnergyMj(layer.Features, edge.LayerMs[layer.Index]))]);
        _meanWatts = [.. cuts.Select(cut => edge.PrefixMs(cut.Index) > 0 ? energy.PrefixMj(cut.Index) / edge.PrefixMs(cut.Index) : 0)];
        _leastWatts = layers.Min(layer => power.Watts(layer.Features.Kind));
    }

    public override string Unit => "mJ";

    public override double Predicted(Plan plan) => plan.Energy!.Value.TotalMj;

    // The way itself is half the round trip: the radio has sent by then.
    public override double Measured(Cut cut, MeasuredTimes times) =>
        _meanWatts[cut.Index] * times.EdgeMs + SendingMj(Math.Max(0, times.UploadMs - _link.DelayMs), _link.UplinkMbps);

    public override double Bound(Cut cut, double leastBytes, LeastCompute least) =>
        _leastWatts * least.EdgeMs + SendingMj(leastBytes / _link.BytesPerMs(LinkDirection.Up), _link.UplinkMbps);

    private double SendingMj(double ms, double mbps) => ms * _radio.AtMw(mbps) / 1000;
}
