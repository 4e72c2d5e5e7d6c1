using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Profiling.Densities;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Profiling.Tests.Densities;

[Collection(EngineCollection.Name)]
public sealed class DensityStoreTests(EngineFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _reports = [];

    [Fact]
    public void A_sample_shows_how_much_of_each_tensor_a_ReLU_leaves()
    {
        var network = fixture.Network("alex_net");

        var densities = Store().GetOrCount(fixture.Engine, network);

        Assert.Equal(1, densities[network.Input.Name], 1e-3);
        Assert.InRange(densities[network.Layers[0].Outputs[0].Name], 0.3, 0.7);
        Assert.Equal(network.Cuts.SelectMany(cut => cut.Tensors).Select(tensor => tensor.Name).ToHashSet(), densities.Keys.ToHashSet());
    }

    [Fact]
    public void What_was_counted_is_kept_and_no_engine_runs_for_it_again()
    {
        var network = fixture.Network("dig");
        var counted = Store().GetOrCount(fixture.Engine, network);

        var kept = Store().GetOrCount(Disposed(), network);

        Assert.Equal(counted, kept);
        Assert.Empty(_reports);
    }

    [Theory]
    [InlineData("not json", "counted again")]
    [InlineData("{\"format\":9,\"modelSha256\":\"\",\"densities\":{}}", "the format 9")]
    [InlineData("{\"format\":1,\"modelSha256\":\"of another\",\"densities\":{}}", "another network")]
    public void A_file_that_cannot_be_used_is_reported_and_made_again(string content, string expected)
    {
        var network = fixture.Network("dig");
        var counted = Store().GetOrCount(fixture.Engine, network);
        File.WriteAllText(Assert.Single(Directory.GetFiles(_folder.FullName)), content);

        Assert.Equal(counted, Store().GetOrCount(fixture.Engine, network));

        Assert.Contains(expected, Assert.Single(_reports), StringComparison.Ordinal);
        Assert.Equal(counted, Store().GetOrCount(Disposed(), network));
    }

    public void Dispose() => _folder.Dispose();

    private DensityStore Store() => new(_folder.FullName, _reports.Add);

    private static OnnxRuntimeEngine Disposed()
    {
        var engine = new OnnxRuntimeEngine();
        engine.Dispose();
        return engine;
    }
}
