using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Profiling.Costs;
using Neurosurgeon.Profiling.Densities;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Actors.Tests.Edge;

/// <summary>The preparer with a real engine: the tests play the partitioner and the cloud's profiler.</summary>
public sealed class ModelPreparerActorTests : TestKit
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(300);

    private readonly ModelStore _store = new();
    private readonly TemporaryFolder _folder = new();
    private readonly OnnxRuntimeEngine _engine = new(new EngineOptions());
    private readonly TestProbe _profiler;
    private readonly IActorRef _preparer;
    private readonly Network _network;

    public ModelPreparerActorTests()
        : base(NodeConfiguration.Load("akka { actor.provider = local, loglevel = OFF }", null))
    {
        _network = _store.Get("le_net");
        _profiler = CreateTestProbe();
        var library = new ModelLibrary(_store.Get, new EqualCosts());
        _preparer = Sys.ActorOf(ModelPreparerActor.Props(new OpenModels(), library, new DensityStore(_folder.FullName), _engine, Silence));
    }

    [Fact]
    public void The_clouds_layers_are_measured_before_the_edges()
    {
        Open();
        _profiler.ExpectMsg<CloudProtocol.ProfileRequest>();
        ExpectNoMsg(TimeSpan.FromMilliseconds(100));

        _preparer.Tell(Reply(_network.Layers.Length));

        Assert.Equal(_network.Layers.Length, ExpectMsg<PreparationProtocol.CloudMeasured>().Costs!.TotalMs);
        Assert.Equal(_network.Layers.Length, ExpectMsg<PreparationProtocol.ModelOpened>().Costs.TotalMs);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    public void A_profile_of_another_number_of_layers_is_refused(int layers)
    {
        Open();

        _preparer.Tell(Reply(layers));

        Assert.Contains("another network", ExpectMsg<PreparationProtocol.CloudMeasured>().Refusal, StringComparison.Ordinal);
        ExpectMsg<PreparationProtocol.ModelOpened>();
    }

    [Fact]
    public void A_cloud_that_is_silent_is_not_waited_for()
    {
        Open();

        Assert.Contains("silent", ExpectMsg<PreparationProtocol.CloudMeasured>().Refusal, StringComparison.Ordinal);
        ExpectMsg<PreparationProtocol.ModelOpened>();
    }

    [Fact]
    public void A_cloud_that_is_lost_is_not_waited_for_and_another_is_asked_anew()
    {
        Open();
        _profiler.ExpectMsg<CloudProtocol.ProfileRequest>();

        _preparer.Tell(new EdgeProtocol.CloudLost(Cloud, "gone"));
        ExpectMsg<PreparationProtocol.ModelOpened>();
        _preparer.Tell(new EdgeProtocol.CloudReached(Cloud));

        Assert.Equal("le_net", _profiler.ExpectMsg<CloudProtocol.ProfileRequest>().Model);
        _preparer.Tell(new CloudProtocol.ModelRefused("le_net", "other weights"));
        Assert.Equal("other weights", ExpectMsg<PreparationProtocol.CloudMeasured>().Refusal);
    }

    [Fact]
    public void A_network_that_does_not_exist_is_unavailable_with_a_sentence()
    {
        _preparer.Tell(new PreparationProtocol.OpenModel("no_net"));

        Assert.Contains("no_net", ExpectMsg<PreparationProtocol.ModelUnavailable>().Reason, StringComparison.Ordinal);
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _engine.Dispose();
        _store.Dispose();
        _folder.Dispose();
    }

    private EdgeProtocol.CloudRefs Cloud => new(_profiler, _profiler);

    private void Open()
    {
        _preparer.Tell(new EdgeProtocol.CloudReached(Cloud));
        _preparer.Tell(new PreparationProtocol.OpenModel("le_net"));
    }

    private CloudProtocol.ProfileReply Reply(int layers) => new("le_net", _network.Sha256, [.. Enumerable.Repeat(1.0, layers)]);

    private sealed class EqualCosts : ILayerCostSource
    {
        public LayerCosts Of(Network network, Action<string> report) => new([.. Enumerable.Repeat(1.0, network.Layers.Length)]);
    }
}
