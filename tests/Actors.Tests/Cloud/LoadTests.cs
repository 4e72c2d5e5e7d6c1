using System.Collections.Immutable;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Neurosurgeon.Actors.Cloud;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Link;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Actors.Tests.Cloud;

/// <summary>A cloud's front and an edge's partitioner: the tests play the executors, the other edges, and the clock.</summary>
public sealed class LoadTests : TestKit
{
    private const int EdgeOnly = 8;

    private readonly ManualTime _time = new();
    private readonly ModelStore _store = new();
    private readonly Network _network;
    private readonly TestProbe _executors;
    private readonly TestProbe _otherEdge;
    private readonly TestProbe _preparer;
    private readonly IActorRef _front;
    private readonly IActorRef _partitioner;

    public LoadTests()
        : base("akka.loglevel = OFF")
    {
        var settings = SettingsReader.Read(NodeConfiguration.Load("", null));
        _network = _store.Get("le_net");
        _executors = CreateTestProbe();
        _otherEdge = CreateTestProbe();
        _preparer = CreateTestProbe();
        _front = Sys.ActorOf(Fronts.Of(_executors, CreateTestProbe(), _time));
        _partitioner = Sys.ActorOf(PartitionerActor.Props(
            _preparer, settings.Edge, settings.Power, Policies.Floats, _time));
    }

    [Fact]
    public void A_suffix_reaches_the_executors_as_its_edge_sent_it_and_the_answer_the_edge()
    {
        Send(1);

        Assert.Equal(1, Serve(1).TaskId);
    }

    [Fact]
    public void Answers_and_probes_report_what_runs_and_what_waits()
    {
        for (var id = 1; id <= 3; id++)
            Send(id);
        Assert.Equal((1, 2), Counts(ProbeCloud()));

        var load = Serve(1).Load;

        Assert.Equal(new LoadReport(1, Running: 1, Queued: 1, Executors: 1, ServiceMs: 20), load);
        Assert.Equal(load, ProbeCloud());
    }

    [Fact]
    public void A_suffix_that_cannot_be_run_is_no_longer_counted()
    {
        Send(1);
        _front.Tell(new CloudExecutorActor.SuffixNotRun(_otherEdge, new CloudProtocol.SuffixFailed(1, "no")));

        _otherEdge.ExpectMsg<CloudProtocol.SuffixFailed>();
        Assert.Equal((0, 0), Counts(ProbeCloud()));
    }

    [Fact]
    public void Suffixes_that_slow_one_another_stretch_the_clouds_times_and_waiting_does_not()
    {
        for (var id = 1; id <= 30; id++)
        {
            Send(id);
            Serve(id, computeMs: 30, queueMs: 500);
        }

        Assert.Equal(1.5, ProbeCloud().Stretch, 0.01);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1.25, ProbeCloud().Stretch, 0.01);
    }

    [Fact]
    public void A_busy_cloud_pushes_the_plan_to_the_edge_and_an_idle_one_back()
    {
        PrepareModel();
        Send(0);
        Serve(0);
        Assert.Equal(0, PlannedCut());

        // Ten suffixes of 20 ms, where the edge takes 80 ms for all of le_net.
        for (var id = 1; id <= 10; id++)
            Send(id);
        _partitioner.Tell(new EdgeProtocol.LoadReported(ProbeCloud()));
        Assert.Equal(EdgeOnly, PlannedCut());

        for (var id = 1; id <= 10; id++)
            Serve(id);
        _partitioner.Tell(new EdgeProtocol.LoadReported(ProbeCloud()));
        Assert.Equal(0, PlannedCut());
    }

    [Fact]
    public void A_queue_that_was_reported_long_ago_is_forgotten()
    {
        PrepareModel();
        _partitioner.Tell(new EdgeProtocol.LoadReported(new LoadReport(1, 1, 9, 1, 20)));
        Assert.Equal(EdgeOnly, PlannedCut());

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(0, PlannedCut());
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _store.Dispose();
    }

    private static (int Running, int Queued) Counts(LoadReport report) => (report.Running, report.Queued);

    private static TensorFrame Frame() =>
        TensorFrame.Encode([Tensor.FromArray(new TensorInfo("t", [1], ElementType.Float32), [1f])]);

    private void Send(long id)
    {
        _front.Tell(new CloudProtocol.ExecuteSuffix(id, "le_net", _network.Sha256, LayerSet.Prefix(8, 0), Frame()), _otherEdge);
        var run = _executors.ExpectMsg<CloudExecutorActor.RunSuffix>();
        Assert.Equal((id, _otherEdge.Ref), (run.Request.TaskId, run.Edge));
    }

    private CloudProtocol.SuffixCompleted Serve(long id, double computeMs = 20, double queueMs = 0)
    {
        _front.Tell(new CloudExecutorActor.SuffixRun(
            _otherEdge, new CloudProtocol.SuffixCompleted(id, Frame(), new CloudTimings(queueMs, 0, computeMs, 0)), IdleMs: 20));
        return _otherEdge.ExpectMsg<CloudProtocol.SuffixCompleted>();
    }

    private LoadReport ProbeCloud()
    {
        _front.Tell(new CloudProtocol.Probe(1, 0, ReadOnlyMemory<byte>.Empty));
        return ExpectMsg<CloudProtocol.ProbeReply>().Load;
    }

    private void PrepareModel()
    {
        LayerCosts Costs(double layerMs) => new([.. Enumerable.Repeat(layerMs, _network.Layers.Length)]);
        var cloud = CreateTestProbe();
        _partitioner.Tell(new EdgeProtocol.CloudReached(new EdgeProtocol.CloudRefs(cloud, cloud)));
        _partitioner.Tell(new EdgeProtocol.LinkMeasured(new LinkEstimate(10_000, 10_000, 0.1, _time.GetUtcNow())));
        _partitioner.Tell(new EdgeProtocol.PrepareModel("le_net", null, Target.Latency));
        _partitioner.Tell(new PreparationProtocol.CloudMeasured("le_net", Costs(1), Refusal: null));
        _partitioner.Tell(new PreparationProtocol.ModelOpened(_network, Costs(10), ImmutableDictionary<string, double>.Empty));
        foreach (var cut in (int[])[0, EdgeOnly])
            _partitioner.Tell(new PreparationProtocol.AssignmentPrepared(_network, LayerSet.Prefix(8, cut)));
        ExpectMsg<EdgeProtocol.ModelPrepared>();
    }

    private int PlannedCut()
    {
        _partitioner.Tell(new EdgeProtocol.PlanTask("le_net", null, Target.Latency));
        return ExpectMsg<EdgeProtocol.TaskPlanned>().Plan.Cut.Index;
    }
}
