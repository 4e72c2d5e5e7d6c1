using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Hosts.Bench.Objectives;
using Neurosurgeon.Links;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Prediction.Power;

namespace Neurosurgeon.Hosts.Tests.Bench;

public sealed class EnergyTests
{
    private static readonly NetworkOutline Network = ModelZoo.Outline("dig");

    // conv1 at 10 W, pool1 and all others at 7; sending at 8 Mbit/s takes 1 + 8 · 0.25 = 3 W, and a microsecond a byte.
    private readonly Energy _energy = new(
        Network.Layers, Network.Cuts, new LinkConditions(8, 8, 20), new RadioPower(250, 1000),
        new PowerModel(Enum.GetValues<LayerKind>().Select(kind => KeyValuePair.Create(kind, kind == LayerKind.Convolution ? 10.0 : 7.0))),
        new LayerCosts([.. Network.Layers.Select(layer => layer.Index == 0 ? 2.0 : 1.0)]));

    [Fact]
    public void Layers_take_their_power_and_sending_that_of_the_radio()
    {
        // Half the round trip is no sending.
        Assert.Equal(3 * 30, _energy.Measured(Network.Cuts[0], new MeasuredTimes(0, 10 + 30, 0, 5, 10, 60)), 9);

        // The two layers are measured to take twice what was predicted: (2 · 10 + 1 · 7) mJ become 54.
        Assert.Equal(54 + 3 * 30, _energy.Measured(Network.Cuts[2], new MeasuredTimes(6, 10 + 30, 0, 5, 10, 60)), 9);
    }

    [Fact]
    public void No_cut_takes_less_than_its_bytes_and_the_least_power_of_its_layers()
    {
        Assert.Equal(3 * Network.Cuts[1].Bytes / 1000.0 + 7 * 4, _energy.Bound(Network.Cuts[1], Network.Cuts[1].Bytes, new LeastCompute(4, 9)), 9);
        Assert.Equal(7 * 4, _energy.Bound(Network.Cuts[^1], 0, new LeastCompute(4, 9)), 9);
    }
}
