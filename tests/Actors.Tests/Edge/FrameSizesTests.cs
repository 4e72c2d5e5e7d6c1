using System.Collections.Concurrent;
using Akka.Actor;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Supervision;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Actors.Tests.Edge;

/// <summary>A cloud that takes smaller messages than its edges.</summary>
public sealed class FrameSizesTests : IAsyncLifetime
{
    private readonly TwoNodes _nodes = new($"akka.remote.dot-netty.tcp.maximum-frame-size = {FrameLimit.LeastBytes}b");

    [Fact]
    public async Task A_cut_that_does_not_fit_in_the_clouds_frame_is_not_sent_and_the_edge_says_once_that_they_differ()
    {
        var notices = new ConcurrentQueue<string>();
        await using var edge = _nodes.StartEdge(
            ["le_net", "le_net"], TwoNodes.Options(cut: 0),
            beforeStart: system => system.EventStream.Subscribe(
                system.ActorOf(Props.Create(() => new Notices(notices))), typeof(NodeNotice)));

        var run = await edge.Finished.WaitAsync(TwoNodes.Limit);

        Assert.All(run.Completed, completed =>
        {
            Assert.True(completed.Plan.IsEdgeOnly);
            Assert.Contains(
                $"a message carries at most {FrameLimit.LargestPayloadBytes(FrameLimit.LeastBytes):N0}", completed.Plan.Remark, StringComparison.Ordinal);
        });
        var notice = Assert.Single(notices, text => text.Contains("maximum-frame-size", StringComparison.Ordinal));
        Assert.Contains($"up to {FrameLimit.LeastBytes:N0} bytes and this edge of up to 67,108,864", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fits_in_both_frames_goes_to_the_cloud()
    {
        var run = await _nodes.RunAsync(["le_net"], TwoNodes.Options(cut: 5));

        var completed = Assert.Single(run.Completed);
        Assert.True(completed.CompletedBy == Node.Cloud, completed.Remark);
    }

    [Fact]
    public async Task An_output_that_is_larger_than_the_edge_takes_is_refused_with_a_sentence()
    {
        var network = _nodes.Network("le_net");
        var frame = TensorFrame.Encode([RandomTensor.Create(network.Input, 1)]);

        var failed = await _nodes.Cloud.ActorSelection($"/user{CloudPaths.Front}").Ask<CloudProtocol.SuffixFailed>(
            new CloudProtocol.ExecuteSuffix(3, "le_net", network.Sha256, LayerSet.Prefix(8, 0), frame)
            {
                LargestOutputBytes = network.Output.Bytes - 1,
            },
            TwoNodes.Limit);

        Assert.Equal(3, failed.TaskId);
        Assert.StartsWith(
            "The output of le_net takes 4,000 bytes, and a message between the two nodes carries at most 3,999;", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edge_whose_frame_holds_no_probe_is_refused_with_a_sentence()
    {
        var refused = await _nodes.Cloud.ActorSelection($"/user{CloudPaths.Front}").Ask<CloudProtocol.Refused>(
            new CloudProtocol.Hello(CloudProtocol.Version, "edge", FrameLimit.LeastBytes - 1), TwoNodes.Limit);

        Assert.Contains("maximum-frame-size", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_too_large_for_the_cloud_costs_other_edges_nothing()
    {
        var careless = TwoNodes.StartPeer();

        await _nodes.WhileAnEdgeWorksAsync(() =>
        {
            careless.ActorSelection($"{_nodes.CloudAddress}/user{CloudPaths.Front}")
                .Tell(new CloudProtocol.Probe(1, 0, new byte[10 * FrameLimit.LeastBytes]));
            return Task.CompletedTask;
        });

        await careless.Terminate();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    private sealed class Notices : ReceiveActor
    {
        public Notices(ConcurrentQueue<string> texts) => Receive<NodeNotice>(notice => texts.Enqueue(notice.Text));
    }
}
