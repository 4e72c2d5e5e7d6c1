using Akka.Actor;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Actors.Tests.Edge;

public sealed class CollaborationTests : IAsyncLifetime
{
    private readonly TwoNodes _nodes = new();

    [Theory]
    [InlineData("le_net")]
    [InlineData("alex_net")]
    [InlineData("mobile_net")]
    public async Task Every_cut_gives_the_whole_networks_result(string model)
    {
        for (var cut = 0; cut < _nodes.Network(model).Cuts.Length; cut++)
        {
            var completed = Assert.Single((await _nodes.RunAsync([model], TwoNodes.Options(cut))).Completed);

            Assert.Equal(cut, completed.Plan.Cut.Index);
            Assert.Equal(completed.Plan.IsEdgeOnly ? Node.Edge : Node.Cloud, completed.CompletedBy);
            Assert.Equal(_nodes.Network(model).Output, completed.Output.Info);
        }
    }

    [Fact]
    public async Task A_cut_that_does_not_fit_in_a_message_is_not_sent_and_the_plan_says_why()
    {
        var run = await _nodes.RunAsync(
            ["le_net"], TwoNodes.Options(cut: 0), edgeHocon: $"akka.remote.dot-netty.tcp.maximum-frame-size = {FrameLimit.LeastBytes}b");

        var completed = Assert.Single(run.Completed);
        Assert.True(completed.Plan.IsEdgeOnly);
        Assert.Contains("602,112 bytes", completed.Plan.Remark, StringComparison.Ordinal);
        Assert.Contains("maximum-frame-size", completed.Plan.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_list_is_worked_off_in_order_with_each_task_reported_once()
    {
        string[] models = ["le_net", "mobile_net", "le_net", "alex_net", "mobile_net"];

        var run = await _nodes.RunAsync(models);

        Assert.Equal(Enumerable.Range(1, 5), run.Reports.Select(report => report.Task.Id));
        Assert.Equal(models, run.Reports.Select(report => report.Task.Model));
        Assert.All(run.Completed, completed => Assert.NotNull(completed.Plan.Link));
    }

    [Fact]
    public async Task Measured_times_add_up_to_the_total_but_for_planning()
    {
        var run = await _nodes.RunAsync([.. Enumerable.Repeat("alex_net", 10)], TwoNodes.Options(cut: 8, verify: false));

        Assert.All(run.Completed, completed =>
        {
            var times = completed.Measured;
            var parts = times.EdgeMs + times.UploadMs + times.QueueMs + times.CloudMs + times.DownloadMs;
            Assert.InRange(parts, 0.5 * times.TotalMs, times.TotalMs);
        });
    }

    [Fact]
    public async Task The_edge_completes_the_task_and_all_that_follow_when_the_cloud_ends()
    {
        var run = await _nodes.RunAsync(
            [.. Enumerable.Repeat("mobile_net", 30)],
            TwoNodes.Options(cut: 20),
            onReport: report =>
            {
                if (report.Task.Id == 5)
                    _ = _nodes.Cloud.Terminate();
            });

        Assert.Equal(Enumerable.Range(1, 30), run.Reports.Select(report => report.Task.Id));
        Assert.Equal(Node.Cloud, run.Completed.First().CompletedBy);
        Assert.Equal(Node.Edge, run.Completed.Last().CompletedBy);
        Assert.NotNull(run.Completed.Last().Remark);
    }

    [Fact]
    public async Task A_cloud_that_comes_back_is_used_again()
    {
        var tasks = 0;
        var run = await _nodes.RunAsync(
            [.. Enumerable.Repeat("mobile_net", 400)],
            TwoNodes.Options(cut: 20, verify: false),
            onReport: report =>
            {
                if (++tasks == 5)
                    Restart();
            });

        async void Restart()
        {
            await _nodes.KillCloudAsync();
            _nodes.RestartCloud();
        }

        Assert.Equal(400, run.Reports.Count);
        var nodes = run.Completed.Select(completed => completed.CompletedBy).ToList();
        Assert.Contains(Node.Edge, nodes);
        Assert.Equal(Node.Cloud, nodes[^1]);
    }

    [Fact]
    public async Task Two_edges_are_served_at_the_same_time()
    {
        var runs = await Task.WhenAll(
            _nodes.RunAsync([.. Enumerable.Repeat("mobile_net", 10)], TwoNodes.Options(cut: 10)),
            _nodes.RunAsync([.. Enumerable.Repeat("le_net", 10)], TwoNodes.Options(cut: 0)));

        Assert.All(runs, run => Assert.All(run.Completed, completed => Assert.Equal(Node.Cloud, completed.CompletedBy)));
    }

    [Fact]
    public async Task A_cloud_that_never_comes_ends_the_run_with_a_sentence()
    {
        await _nodes.KillCloudAsync();

        var run = await _nodes.RunAsync(["le_net"], edgeHocon: "neurosurgeon.edge.cloud-wait = 1s");

        Assert.Equal(AbortCause.CloudUnavailable, run.Aborted?.Cause);
        Assert.Contains($"127.0.0.1:{_nodes.CloudAddress.Port}", run.Aborted?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_that_the_network_does_not_have_ends_the_run_with_a_sentence()
    {
        var run = await _nodes.RunAsync(["le_net"], TwoNodes.Options(cut: 9));

        Assert.Equal(AbortCause.BadInput, run.Aborted?.Cause);
        Assert.Contains("le_net has 8 layers", run.Aborted?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edge_of_another_protocol_version_is_refused_with_a_sentence()
    {
        var hello = new CloudProtocol.Hello(CloudProtocol.Version, "edge", FrameLimit.LeastBytes);
        var answer = await Front().Ask<CloudProtocol.IMessage>(hello with { ProtocolVersion = CloudProtocol.Version + 1 }, TwoNodes.Limit);

        Assert.Contains("version", Assert.IsType<CloudProtocol.Refused>(answer).Reason, StringComparison.Ordinal);
        Assert.IsType<CloudProtocol.Welcome>(await Front().Ask<CloudProtocol.IMessage>(hello, TwoNodes.Limit));
    }

    [Fact]
    public async Task A_network_of_another_hash_is_refused_with_a_sentence_and_the_cloud_serves_on()
    {
        var network = _nodes.Network("le_net");
        var frame = TensorFrame.Encode([RandomTensor.Create(network.Input, 1)]);
        var front = _nodes.Cloud.ActorSelection($"/user{CloudPaths.Front}");
        var profiler = _nodes.Cloud.ActorSelection($"/user{CloudPaths.Profiler}");

        var refused = await profiler.Ask<CloudProtocol.ModelRefused>(new CloudProtocol.ProfileRequest("le_net", "0123"), TwoNodes.Limit);
        var failed = await front.Ask<CloudProtocol.SuffixFailed>(new CloudProtocol.ExecuteSuffix(1, "le_net", "0123", LayerSet.Prefix(8, 0), frame), TwoNodes.Limit);

        Assert.Contains("different networks", refused.Reason, StringComparison.Ordinal);
        Assert.Contains("different networks", failed.Reason, StringComparison.Ordinal);
        await front.Ask<CloudProtocol.SuffixCompleted>(new CloudProtocol.ExecuteSuffix(2, "le_net", network.Sha256, LayerSet.Prefix(8, 0), frame), TwoNodes.Limit);
    }

    [Fact]
    public async Task Each_answer_reports_what_the_cloud_still_holds_and_a_probe_that_it_idles_then()
    {
        var network = _nodes.Network("le_net");
        var frame = TensorFrame.Encode([RandomTensor.Create(network.Input, 1)]);
        var front = _nodes.Cloud.ActorSelection($"/user{CloudPaths.Front}");

        // The first has its session built meanwhile: all others have arrived before it is answered.
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(id => front.Ask<CloudProtocol.SuffixCompleted>(
            new CloudProtocol.ExecuteSuffix(id, "le_net", network.Sha256, LayerSet.Prefix(8, 0), frame), TwoNodes.Limit)));
        var idle = await front
            .Ask<CloudProtocol.ProbeReply>(new CloudProtocol.Probe(1, 0, ReadOnlyMemory<byte>.Empty), TwoNodes.Limit);

        Assert.Equal([5, 4, 3, 2, 1, 0], answers.OrderBy(answer => answer.TaskId).Select(answer => answer.Load.Running + answer.Load.Queued));
        Assert.Equal((0, 0, 1), (idle.Load.Running, idle.Load.Queued, idle.Load.Executors));
        Assert.True(idle.Load.ServiceMs > 0);
    }

    public static TheoryData<LayerSet> NoAssignmentsOfLeNet => [LayerSet.Prefix(8, 8), LayerSet.Prefix(9, 3), LayerSet.Of(8, [0, 2])];

    [Theory]
    [MemberData(nameof(NoAssignmentsOfLeNet))]
    public async Task A_suffix_that_does_not_exist_is_refused_with_a_sentence(LayerSet edgeLayers)
    {
        var network = _nodes.Network("le_net");
        var frame = TensorFrame.Encode([RandomTensor.Create(network.Input, 1)]);
        var front = _nodes.Cloud.ActorSelection($"/user{CloudPaths.Front}");

        var failed = await front.Ask<CloudProtocol.SuffixFailed>(
            new CloudProtocol.ExecuteSuffix(1, "le_net", network.Sha256, edgeLayers, frame), TwoNodes.Limit);

        Assert.Contains("le_net", failed.Reason, StringComparison.Ordinal);
        Assert.Matches("no suffix|set is one of 9|nothing flows back", failed.Reason);
    }

    [Fact]
    public async Task Tensors_of_another_cut_are_refused_with_a_sentence()
    {
        var network = _nodes.Network("le_net");
        var frame = TensorFrame.Encode([RandomTensor.Create(network.Input, 1)]);
        var front = _nodes.Cloud.ActorSelection($"/user{CloudPaths.Front}");

        var failed = await front.Ask<CloudProtocol.SuffixFailed>(
            new CloudProtocol.ExecuteSuffix(1, "le_net", network.Sha256, LayerSet.Prefix(8, 3), frame), TwoNodes.Limit);

        Assert.NotEmpty(failed.Reason);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    private ActorSelection Front() => _nodes.Cloud.ActorSelection($"/user{CloudPaths.Front}");
}
