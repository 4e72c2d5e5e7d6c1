using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Profiling.Costs;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Actors.Tests.Edge;

/// <summary>A network with branches on two nodes.</summary>
public sealed class AssignmentTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurosurgeon-models-");
    private readonly Network _network;

    public AssignmentTests() => _network = new CachedModel(_folder.FullName, BranchedNetworks.Small("inception")).Build();

    [Fact]
    public async Task Branches_run_where_each_is_quickest_and_give_the_whole_networks_output()
    {
        var best = ClosedSets.All(_network).First(set => !set.IsPrefix && set.Count > 4);
        await using var nodes = new TwoNodes(_network, new Suiting(best, isEdge: true), new Suiting(best, isEdge: false));

        var run = await nodes.RunAsync(["inception", "inception", "inception"]);

        Assert.Equal(3, run.Completed.Count());
        Assert.All(run.Completed, completed =>
        {
            Assert.Equal(best, completed.Plan.EdgeLayers);
            Assert.Equal(best.Count, completed.Plan.Cut.Index);
            Assert.Equal(Neurosurgeon.Actors.Edge.Node.Cloud, completed.CompletedBy);
            Assert.NotNull(completed.MaxAbsDiff);
        });
    }

    public void Dispose()
    {
        _network.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Layers take no time to speak of on the node that they suit, and a second on the other.</summary>
    private sealed class Suiting(LayerSet edgeLayers, bool isEdge) : ILayerCostSource
    {
        public LayerCosts Of(Network network, Action<string> report) =>
            new([.. network.Layers.Select(layer => edgeLayers.Contains(layer.Index) == isEdge ? 0.1 : 1000)]);
    }
}
