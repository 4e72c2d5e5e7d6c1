using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Experiments.Bench;
using Neurosurgeon.LinkEmulation;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;

namespace Neurosurgeon.Experiments.Tests.Bench;

public sealed class EnergyTests
{
    // Two layers of 10 and 7 W; sending at 8 Mbit/s takes 1 + 8 · 0.25 = 3 W and 1 ms for 1,000 bytes, receiving 1 W, waiting 0.5 W.
    private static readonly Energy Energy = new(
        new LinkConditions(8, 8, 20),
        new EnergyModel(new LayerEnergy([20, 7]), new RadioPower(250, 1000)) { Receive = new RadioPower(0, 1000), IdleMw = 500 },
        new LayerCosts([2, 1]));

    [Fact]
    public void Layers_take_their_power_and_the_radio_its_own()
    {
        // Half the round trip is no sending, and none of the other half is receiving.
        Assert.Equal(3 * 30 + 1 * 4 + 0.5 * 26, Energy.Measured(Cut(0), new MeasuredTimes(0, 10 + 30, 0, 5, 10 + 4, 60)), 9);

        // The two layers are measured to take twice what was predicted: 20 and 7 mJ become 54.
        Assert.Equal(54, Energy.Measured(Cut(2), new MeasuredTimes(6, 0, 0, 0, 0, 7)), 9);
    }

    [Fact]
    public void No_cut_takes_less_than_its_bytes_and_the_least_power_of_its_layers()
    {
        Assert.Equal(3 * 2, Energy.Bound(Cut(0), new LeastCompute(0, 9)), 9);
        Assert.Equal(10 * 4 + 3 * 2, Energy.Bound(Cut(1), new LeastCompute(4, 9)), 9);
        Assert.Equal(7 * 4, Energy.Bound(Cut(2), new LeastCompute(4, 9)), 9);
    }

    private static BenchCut Cut(int index) => new(
        new Cut(index, "layer", index == 2 ? [] : [new TensorInfo("t", [500], ElementType.Float32)]), LayerSet.Prefix(2, index), Planned: null);
}
