using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Remote;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Tests.Support;

namespace Neurosurgeon.Actors.Tests.Edge;

public sealed class HeraldTests : IAsyncLifetime
{
    private readonly TwoNodes _nodes = new();

    [Fact]
    public async Task A_cloud_that_a_herald_has_spoken_to_connects_to_the_edge_and_the_edge_never_to_it()
    {
        var associations = new ConcurrentQueue<AssociatedEvent>();
        var herald = TwoNodes.StartHerald();
        await using var edge = _nodes.StartEdge(
            ["mobile_net", "le_net"], TwoNodes.Options(cut: 3), herald: herald,
            beforeStart: system => system.EventStream.Subscribe(system.ActorOf(Listener.Props(associations)), typeof(AssociatedEvent)));

        var run = await edge.Finished.WaitAsync(TwoNodes.Limit);

        Assert.All(run.Completed, completed => Assert.Equal(Node.Cloud, completed.CompletedBy));
        Assert.NotEmpty(associations);
        Assert.All(associations, association => Assert.Equal((_nodes.CloudAddress, true), (association.RemoteAddress, association.IsInbound)));
        await herald.Terminate().WaitAsync(TwoNodes.Limit);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    private sealed class Listener : ReceiveActor
    {
        public Listener(ConcurrentQueue<AssociatedEvent> heard) => Receive<AssociatedEvent>(heard.Enqueue);

        public static Props Props(ConcurrentQueue<AssociatedEvent> heard) => Akka.Actor.Props.Create(() => new Listener(heard));
    }
}
