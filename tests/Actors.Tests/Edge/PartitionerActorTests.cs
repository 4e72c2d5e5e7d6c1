using System.Collections.Immutable;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Codecs;
using Neurosurgeon.Configuration;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Actors.Tests.Edge;

/// <summary>The partitioner among probes: the tests play the cloud, the preparer and the queue.</summary>
public sealed class PartitionerActorTests : TestKit
{
    private static readonly LinkEstimate Fast = new(10_000, 10_000, 0.1, DateTimeOffset.UtcNow);
    private static readonly LinkEstimate Slow = new(0.01, 0.01, 500, DateTimeOffset.UtcNow);

    private readonly ManualTime _time = new();
    private readonly ModelStore _store = new();
    private readonly TestProbe _preparer;
    private readonly TestProbe _cloud;
    private readonly IActorRef _partitioner;
    private readonly Network _network;

    public PartitionerActorTests()
        : base("akka.loglevel = OFF")
    {
        var settings = SettingsReader.Read(NodeConfiguration.Load("", null));
        _network = _store.Get("le_net");
        _preparer = CreateTestProbe();
        _cloud = CreateTestProbe();
        _partitioner = Sys.ActorOf(PartitionerActor.Props(_preparer, settings.Edge, settings.Power, Policies.Prefer("float16", maxError: 0.1), _time));
    }

    [Fact]
    public void A_cut_that_has_become_the_best_is_made_ready_before_a_task_takes_it()
    {
        ReachCloud(Slow);
        PrepareModel();
        Assert.Equal(8, Plan().Plan.Cut.Index);

        _partitioner.Tell(new EdgeProtocol.LinkMeasured(Fast));
        Assert.Equal(8, Plan().Plan.Cut.Index);
        Assert.True(Plan().IsMakeshift);
        Assert.Equal(0, MakeReady().Count);
        _preparer.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

        Assert.Equal(0, Plan().Plan.Cut.Index);
        Assert.False(Plan().IsMakeshift);
    }

    [Fact]
    public void A_link_that_has_become_slow_is_left_at_once()
    {
        ReachCloud(Fast);
        PrepareModel();
        Assert.Equal(0, Plan().Plan.Cut.Index);

        _partitioner.Tell(new EdgeProtocol.LinkMeasured(Slow));

        Assert.Equal(8, Plan().Plan.Cut.Index);
        _preparer.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void With_another_cloud_the_best_cut_is_taken_at_once_and_made_ready_for_the_next_task()
    {
        ReachCloud(Fast);
        PrepareModel();

        ReachCloud(Fast);
        _partitioner.Tell(Profile(1));

        Assert.Equal(0, Plan().Plan.Cut.Index);
        Assert.Equal(0, _preparer.ExpectMsg<PreparationProtocol.PrepareAssignment>().EdgeLayers.Count);
    }

    [Fact]
    public void Without_a_cloud_everything_runs_on_the_edge_and_the_plan_says_why()
    {
        ReachCloud(Fast);
        PrepareModel();

        _partitioner.Tell(new EdgeProtocol.CloudLost(Cloud, "gone"));
        var planned = Plan();

        Assert.True(planned.Plan.IsEdgeOnly);
        Assert.Null(planned.Cloud);
        Assert.Contains("no cloud", planned.Plan.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cloud_that_refuses_the_network_is_not_used_for_it_and_the_plan_says_why()
    {
        ReachCloud(Fast);
        _partitioner.Tell(new EdgeProtocol.PrepareModel("le_net", null, Target.Latency));
        _partitioner.Tell(new PreparationProtocol.CloudMeasured("le_net", Costs: null, "other weights"));
        _partitioner.Tell(Opened());
        _partitioner.Tell(new PreparationProtocol.AssignmentPrepared(_network, All));
        ExpectMsg<EdgeProtocol.ModelPrepared>();

        var planned = Plan();

        Assert.True(planned.Plan.IsEdgeOnly);
        Assert.Equal("other weights", planned.Plan.Remark);
    }

    [Fact]
    public void A_stale_estimate_is_said_to_be_stale()
    {
        ReachCloud(Fast with { MeasuredAt = DateTimeOffset.UtcNow.AddMinutes(-1) });
        PrepareModel();

        Assert.Contains("old", Plan().Plan.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cloud_that_is_quicker_than_predicted_is_planned_as_quick_as_it_is()
    {
        ReachCloud(Fast);
        PrepareModel();
        Assert.Equal(8, Plan().Plan.Predicted.CloudMs, precision: 9);

        for (var task = 0; task < 40; task++)
            _partitioner.Tell(Executed(loadFactor: 1, queueMs: 0, computeMs: 4));

        Assert.Equal(4, Plan().Plan.Predicted.CloudMs, precision: 2);
    }

    [Fact]
    public void What_a_loaded_cloud_takes_is_put_down_to_its_load_alone()
    {
        ReachCloud(Fast);
        PrepareModel();

        // One that is slowed down by others, and one that had to wait for them.
        for (var task = 0; task < 40; task++)
        {
            _partitioner.Tell(Executed(loadFactor: 2, queueMs: 0, computeMs: 16));
            _partitioner.Tell(Executed(loadFactor: 2, queueMs: 12, computeMs: 4));
        }

        Assert.Equal(16, Plan().Plan.Predicted.CloudMs, precision: 9);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-3)]
    public void A_load_that_is_none_is_not_planned_with(double number)
    {
        ReachCloud(Fast);
        PrepareModel();

        _partitioner.Tell(Executed(loadFactor: number, queueMs: 0, computeMs: 8));
        _partitioner.Tell(new EdgeProtocol.LoadReported(new LoadReport(number, 1, int.MaxValue, 1, number)));

        Assert.Equal(8, Plan().Plan.Predicted.CloudMs, precision: 9);
    }

    [Fact]
    public void What_takes_the_least_energy_is_planned_where_that_is_the_target()
    {
        // Quick but hungry: at 100 Mbit/s sending le_net's input takes 48 ms at 45 W, computing everything 80 ms at 10 W.
        ReachCloud(Fast with { UplinkMbps = 100 });
        PrepareModel();

        var quickest = Plan(Target.Latency);
        _partitioner.Tell(new EdgeProtocol.PlanTask("le_net", null, Target.Energy));
        ExpectMsg<EdgeProtocol.TaskPlanned>();
        MakeReady();
        var thriftiest = Plan(Target.Energy);

        Assert.NotEqual(quickest.Plan.EdgeLayers, thriftiest.Plan.EdgeLayers);
        Assert.True(thriftiest.Plan.Energy!.Value.TotalMj < quickest.Plan.Energy!.Value.TotalMj);
        Assert.True(thriftiest.Plan.Predicted.TotalMs > quickest.Plan.Predicted.TotalMs);
    }

    [Fact]
    public void The_load_that_a_plan_was_made_under_goes_with_it()
    {
        ReachCloud(Fast);
        PrepareModel();

        _partitioner.Tell(new EdgeProtocol.LoadReported(new LoadReport(1.5, 1, 2, 1, 4)));
        var plan = Plan().Plan;

        Assert.Equal(new PlannedLoad(1, 1.5, QueueMs: 10, 1, 2), plan.Load);
        Assert.Equal(10 + 1.5 * 8, plan.Predicted.CloudMs, precision: 9);
    }

    [Fact]
    public void An_edge_that_is_suddenly_loaded_gives_layers_to_the_cloud_after_two_tasks()
    {
        ReachCloud(Fast);
        PrepareModel(cloudLayerMs: 12);
        Assert.True(Plan().Plan.IsEdgeOnly);
        var slowed = new EdgeProtocol.ExecutionMeasured("le_net", All, 240, null, ImmutableDictionary<string, double>.Empty);

        _partitioner.Tell(slowed);
        Assert.True(Plan().Plan.IsEdgeOnly);
        _preparer.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

        _partitioner.Tell(slowed);
        Assert.Equal(240, Plan().Plan.Predicted.TotalMs, 10.0);
        Assert.Equal(0, MakeReady().Count);
        Assert.Equal(0, Plan().Plan.Cut.Index);

        // It is tried again when it has had time to pass.
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(Plan().Plan.IsEdgeOnly);
    }

    [Fact]
    public void A_lossy_encoding_is_used_when_its_effect_is_known_to_be_small_enough()
    {
        ReachCloud(Fast);
        PrepareModel(error: 0.02);

        var transfer = Plan().Plan.Transfer;

        Assert.Equal("float16", Assert.Single(transfer.Encodings).Name);
        Assert.Equal(0.02, transfer.ErrorBound);
    }

    [Fact]
    public void A_lossy_encoding_that_changes_too_much_is_planned_without()
    {
        ReachCloud(Fast);
        PrepareModel(error: 0.11);

        Assert.All(Plan().Plan.Transfer.Encodings, encoding => Assert.NotEqual("float16", encoding.Name));
        Assert.Equal(0, Plan().Plan.Transfer.ErrorBound);
    }

    [Fact]
    public void Until_its_effect_is_known_a_lossy_encoding_is_not_used()
    {
        ReachCloud(Fast);
        _partitioner.Tell(new EdgeProtocol.PrepareModel("le_net", null, Target.Latency));
        _partitioner.Tell(Profile(1));
        _partitioner.Tell(Opened());
        Assert.True(Plan().Plan.Transfer.IsLossless);

        _partitioner.Tell(new PreparationProtocol.EffectsMeasured("le_net", _network.Cuts[0].Tensors.ToImmutableDictionary(tensor => new TensorForm(tensor.Name, TensorEncoding.ByName("float16")!), _ => 0.01)));
        _partitioner.Tell(new PreparationProtocol.AssignmentPrepared(_network, LayerSet.Prefix(8, 0)));
        ExpectMsg<EdgeProtocol.ModelPrepared>();

        Assert.False(Plan().Plan.Transfer.IsLossless);
    }

    [Fact]
    public void A_network_that_was_never_prepared_has_no_plan()
    {
        _partitioner.Tell(new EdgeProtocol.PlanTask("le_net", null, Target.Latency));

        Assert.Contains("le_net", ExpectMsg<EdgeProtocol.PlanFailed>().Reason, StringComparison.Ordinal);
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _store.Dispose();
    }

    private LayerSet All => LayerSet.Prefix(_network.Layers.Length, _network.Layers.Length);

    private EdgeProtocol.CloudRefs Cloud => new(_cloud, _cloud);

    private void ReachCloud(LinkEstimate link)
    {
        _partitioner.Tell(new EdgeProtocol.CloudReached(Cloud));
        _partitioner.Tell(new EdgeProtocol.LinkMeasured(link));
    }

    private void PrepareModel(double cloudLayerMs = 1, double error = 0.01)
    {
        _partitioner.Tell(new EdgeProtocol.PrepareModel("le_net", null, Target.Latency));
        _preparer.ExpectMsg<PreparationProtocol.OpenModel>();
        _partitioner.Tell(Profile(cloudLayerMs));
        _partitioner.Tell(Opened());
        MakeReady(error);
        ExpectMsg<EdgeProtocol.ModelPrepared>();
    }

    /// <summary>Makes what is to be made ready so; lossy encodings have this error.</summary>
    private LayerSet MakeReady(double error = 0.01)
    {
        var message = _preparer.ExpectMsg<object>();
        if (message is PreparationProtocol.MeasureEffects effects)
        {
            _partitioner.Tell(new PreparationProtocol.EffectsMeasured("le_net", effects.Forms.ToImmutableDictionary(form => form, _ => error)));
            message = _preparer.ExpectMsg<object>();
        }

        var assignment = Assert.IsType<PreparationProtocol.PrepareAssignment>(message);
        _partitioner.Tell(new PreparationProtocol.AssignmentPrepared(_network, assignment.EdgeLayers));
        return assignment.EdgeLayers;
    }

    private EdgeProtocol.TaskPlanned Plan(Target? target = null)
    {
        _partitioner.Tell(new EdgeProtocol.PlanTask("le_net", null, target ?? Target.Latency));
        return ExpectMsg<EdgeProtocol.TaskPlanned>();
    }

    private static EdgeProtocol.ExecutionMeasured Executed(double loadFactor, double queueMs, double computeMs) =>
        new(
            "le_net", LayerSet.Prefix(8, 0), 0, new EdgeProtocol.CloudExecution(LoadReport.Idle with { Stretch = loadFactor }, queueMs, computeMs),
            ImmutableDictionary<string, double>.Empty);

    private PreparationProtocol.CloudMeasured Profile(double layerMs) => new("le_net", Costs(layerMs), Refusal: null);

    private PreparationProtocol.ModelOpened Opened() => new(_network, Costs(10), ImmutableDictionary<string, double>.Empty);

    private LayerCosts Costs(double layerMs) => new([.. Enumerable.Repeat(layerMs, _network.Layers.Length)]);
}
