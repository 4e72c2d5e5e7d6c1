using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Inference.Tests.Support;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Splitting;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Inference.Tests.Engine;

/// <summary>Splits that are no position in the layers' order.</summary>
[Collection(EngineCollection.Name)]
public sealed class AssignmentTests
{
    [Theory]
    [InlineData("resnet18", 3)]
    [InlineData("squeezenet", 8)]
    [InlineData("inception", 40)]
    public void Every_assignment_in_which_nothing_flows_back_gives_the_output_of_the_whole_network(string name, int least)
    {
        using var folder = new TemporaryFolder();
        using Network network = new CachedModel(folder.FullName, BranchedNetworks.Small(name)).Build();
        using var engine = new OnnxRuntimeEngine();
        using Tensor input = RandomTensor.Create(network.Input, seed: 7);
        using TensorSet whole = engine.Run(network, network.All, [input]);
        LayerSet[] sets = [.. ClosedSets.All(network).Where(set => !set.IsPrefix)];
        Assert.InRange(sets.Length, least, 200);

        foreach (LayerSet edgeLayers in sets)
        {
            Network arranged = network.EdgeFirst(edgeLayers);
            using TensorSet crossing = engine.Run(arranged, new LayerRange(0, edgeLayers.Count), [input]);
            Assert.Equal(arranged.Cuts[edgeLayers.Count].Tensors.AsEnumerable(), crossing.Select(tensor => tensor.Info));
            using TensorSet split = engine.Run(arranged, new LayerRange(edgeLayers.Count, network.Layers.Length), crossing);
            Assert.InRange(Difference.Relative(whole[0].Floats, split[0].Floats), 0, Difference.Allowed);
        }
    }

    [Fact]
    public void A_network_that_is_reordered_again_uses_the_session_that_is_there()
    {
        using var folder = new TemporaryFolder();
        using Network network = new CachedModel(folder.FullName, BranchedNetworks.Small("inception")).Build();
        using var engine = new OnnxRuntimeEngine();
        LayerSet[] sets = [.. ClosedSets.All(network).Where(set => !set.IsPrefix && set.Count == 3).Take(2)];

        foreach (LayerSet edgeLayers in sets)
        {
            engine.Prepare(network.EdgeFirst(edgeLayers), new LayerRange(0, 3));
            engine.Prepare(network.EdgeFirst(edgeLayers), new LayerRange(0, 3));
        }

        Assert.Equal((2, 2), (sets.Length, engine.SessionCount));
    }
}
