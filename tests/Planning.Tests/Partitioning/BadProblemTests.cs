using Neurosurgeon.Planning.Assignment;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Planning.Tests.Support;

namespace Neurosurgeon.Planning.Tests.Partitioning;

/// <summary>What cannot be is refused by the search over positions and by the planner alike, never planned with.</summary>
public class BadProblemTests
{
    private static readonly PartitionGraph Graph = RandomPartition.Graph(new Random(1), layers: 6, reach: 3);
    private static readonly PartitionProblem Good = RandomPartition.Problem(new Random(1), Graph);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_that_cannot_be_is_refused(double rate)
    {
        AssertRefused(Good with { Link = Good.Link with { UplinkMbps = rate } }, "The uplink is");
        AssertRefused(Good with { Link = Good.Link with { DownlinkMbps = rate } }, "The downlink is");
        AssertRefused(Good with { Codec = Good.Codec with { EncodeBytesPerMs = rate } }, "The speed of encoding is");
        AssertRefused(Good with { Codec = Good.Codec with { DecodeBytesPerMs = rate } }, "The speed of decoding is");
        AssertRefused(Good with { EdgeCorrection = new CostCorrection(rate) }, "The factor that corrects the edge's times is");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_round_trip_load_or_power_that_cannot_be_is_refused(double value)
    {
        AssertRefused(Good with { Link = Good.Link with { RttMs = value } }, "The round trip is");
        AssertRefused(Good with { LoadFactor = value }, "load factor K is");
        AssertRefused(Good with { Energy = Good.Energy! with { Transmit = new RadioPower(value, 1) } }, "The power of sending is");
        AssertRefused(Good with { Energy = Good.Energy! with { Receive = new RadioPower(1, value) } }, "The power of receiving is");
        AssertRefused(Good with { Energy = Good.Energy! with { IdleMw = value } }, "The power of waiting is");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void A_wait_that_cannot_be_is_refused(double value) => AssertRefused(Good with { QueueMs = value }, "expected to wait");

    [Fact]
    public void A_cloud_quicker_than_idle_is_refused() => AssertRefused(Good with { LoadFactor = 0.5 }, "at least 1");

    [Fact]
    public void Missing_costs_are_refused_with_the_first_layer_that_has_none()
    {
        AssertRefused(Good with { Edge = new LayerCosts([1, 2, 3, 4]) }, "the edge's costs are of 4: 'layer4' is the first without");
        AssertRefused(Good with { Cloud = new LayerCosts([]) }, "the cloud's costs are of 0: 'layer0' is the first without");
        AssertRefused(Good with { Energy = Good.Energy! with { Edge = new LayerEnergy([1, 2, 3, 4, 5]) } }, "the edge's energies are of 5: 'layer5'");
        AssertRefused(Good with { Edge = null! }, "one is missing");
        Assert.Contains("missing", Assert.Throws<ArgumentException>(() => new LayerCosts(default)).Message, StringComparison.Ordinal);
        Assert.Contains("missing", Assert.Throws<ArgumentException>(() => new LayerEnergy(default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_energy_that_cannot_be_is_refused_with_the_layer_that_has_it() => Assert.Contains(
        "layer 1", Assert.Throws<ArgumentException>(() => new LayerEnergy([1, double.NaN])).Message, StringComparison.Ordinal);

    [Fact]
    public void Energy_as_the_target_needs_to_know_what_takes_how_much()
    {
        var error = Assert.Throws<ArgumentException>(() => PartitionSearch.Best(Good with { Energy = null }, Target.Energy));
        Assert.Contains("not known", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Weights_that_weigh_nothing_are_refused(double perMs, double perMj) =>
        Assert.Throws<ArgumentException>(() => Target.Weighted(perMs, perMj));

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_bound_that_cannot_be_is_refused(double boundMs) =>
        Assert.Throws<ArgumentException>(() => Target.LeastEnergyWithin(boundMs));

    [Fact]
    public void A_problem_of_another_network_is_refused()
    {
        var other = new AssignmentPlanner(RandomPartition.Graph(new Random(2), layers: 7, reach: 3));

        var error = Assert.Throws<ArgumentException>(() => other.Best(Good, Target.Latency));
        Assert.Contains("7 layers", error.Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(PartitionProblem problem, string sentence)
    {
        Assert.Contains(sentence, Assert.Throws<ArgumentException>(() => PartitionSearch.Quickest(problem)).Message, StringComparison.Ordinal);
        Assert.Contains(sentence, Assert.Throws<ArgumentException>(() => new AssignmentPlanner(Graph).Best(problem, Target.Latency)).Message, StringComparison.Ordinal);
    }
}
