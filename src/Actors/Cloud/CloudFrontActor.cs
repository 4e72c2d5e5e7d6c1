using System.Collections.Immutable;
using Akka.Actor;
using Akka.Remote;
using Akka.Routing;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Supervision;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>
/// What edges speak to: greets them and lets them in, answers probes of the link, hands suffixes to the pool and the answers back.
/// As all suffixes pass it, it knows how loaded the node is at any moment, and says so with every answer. Before the node ends, it
/// sends the edges away and waits until they have what they were waiting for.
/// </summary>
/// <remarks>
/// It does not watch edges, for the reason that <see cref="Edge.CloudConnectionActor"/> gives. Only what a suffix passes on its way
/// in can count those that wait: an executor sees nothing of its mailbox while it computes. No tensor is copied.
/// </remarks>
internal sealed class CloudFrontActor : ReceiveActor
{
    private static readonly TimeSpan RouterAnswerLimit = TimeSpan.FromSeconds(1);

    private readonly CloudProtocol.Welcome _welcome;
    private readonly CloudFrontState _state;
    private readonly IActorRef _executors;
    private readonly IActorRef _fronts;
    private readonly TimeProvider _time;

    /// <param name="welcome">What to answer to an edge, but for what changes.</param>
    /// <param name="state">What it knows already.</param>
    /// <param name="executors">The pool of executors.</param>
    /// <param name="fronts">The router over the fronts of all nodes.</param>
    /// <param name="time">The clock by which the load is forgotten.</param>
    public CloudFrontActor(
        CloudProtocol.Welcome welcome, CloudFrontState state, IActorRef executors, IActorRef fronts, TimeProvider time)
    {
        _welcome = welcome;
        _state = state;
        _executors = executors;
        _fronts = fronts;
        _time = time;

        Receive<CloudProtocol.Hello>(Answer);
        Receive<CloudProtocol.Enter>(_ => LetIn());
        Receive<CloudProtocol.Leave>(_ => Left(Sender.Path.Address));
        Receive<DisassociatedEvent>(gone => Left(gone.RemoteAddress));
        Receive<Close>(_ => StartClosing());
        Receive<CloudProtocol.Probe>(Answer);
        Receive<CloudProtocol.ExecuteSuffix>(HandOut);
        Receive<CloudExecutorActor.SuffixRun>(HandBack);
        Receive<CloudExecutorActor.SuffixNotRun>(HandBack);
        Receive<PoolSize>(pool => _state.Load = _state.Load with { Executors = Math.Max(1, pool.Executors) });
    }

    public static Props Props(
        CloudProtocol.Welcome welcome, CloudFrontState state, IActorRef executors, IActorRef fronts, TimeProvider time) =>
        Akka.Actor.Props.Create(() => new CloudFrontActor(welcome, state, executors, fronts, time));

    /// <inheritdoc />
    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(DisassociatedEvent));

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        // Of all that has come only the message at hand is lost: the edge that waits for it is told.
        switch (message)
        {
            case CloudProtocol.ExecuteSuffix request:
                Sender.Tell(CloudExecutorActor.Failed(request.TaskId, reason));
                break;
            case CloudExecutorActor.SuffixRun { Edge: { } edge, Answer: { } answer }:
                edge.Tell(CloudExecutorActor.Failed(answer.TaskId, reason));
                break;
        }

        base.PreRestart(reason, message);
    }

    private void Answer(CloudProtocol.Hello hello)
    {
        var edge = Sender.Path.Address;
        if (hello.ProtocolVersion != CloudProtocol.Version)
        {
            var reason = $"This cloud speaks protocol version {CloudProtocol.Version} and the edge speaks {hello.ProtocolVersion}; run the same release on both.";
            Notice($"Refused the edge at {edge}: {reason}");
            Sender.Tell(new CloudProtocol.Refused(reason));
            return;
        }

        if (hello.LargestFrameBytes < FrameLimit.LeastBytes)
        {
            Sender.Tell(new CloudProtocol.Refused(
                $"The edge takes messages of up to {hello.LargestFrameBytes:N0} bytes; it takes {FrameLimit.LeastBytes:N0}, so that the "
                + "link can be probed (akka.remote.dot-netty.tcp.maximum-frame-size)."));
            return;
        }

        // A node that is ending is none to choose.
        if (_state.AwaitingEmptiness is not null)
            return;

        // A pool with a resizer grows and shrinks.
        _executors.Ask<Routees>(GetRoutees.Instance, RouterAnswerLimit).PipeTo(
            Self, Self, pool => new PoolSize(pool.Members.Count()), _ => new PoolSize(_welcome.Executors));

        var welcome = _welcome with
        {
            Executors = _state.Load.Executors,
            OtherEdges = _state.Edges.Keys.Count(other => !other.Equals(edge)),
        };
        _fronts.Ask<Routees>(GetRoutees.Instance, RouterAnswerLimit).PipeTo(
            Sender, Self, routees => welcome with { OtherNodes = OtherNodes(routees) }, _ => welcome);
    }

    private static ImmutableArray<NodeEndpoint> OtherNodes(Routees routees) =>
    [
        .. from routee in routees.Members.OfType<ActorSelectionRoutee>()
           let address = routee.Selection.Anchor.Path.Address
           where address.HasGlobalScope
           select new NodeEndpoint(address.Host!, address.Port!.Value),
    ];

    private void LetIn()
    {
        if (_state.Edges.TryAdd(Sender.Path.Address, Sender))
            Notice($"An edge at {Sender.Path.Address} has connected.");
        if (_state.AwaitingEmptiness is not null)
            Sender.Tell(new CloudProtocol.Closing());
    }

    private void Left(Address edge)
    {
        if (_state.Edges.Remove(edge))
            Notice($"The edge at {edge} has left.");
        TellOfEmptiness();
    }

    private void StartClosing()
    {
        _state.AwaitingEmptiness = Sender;
        foreach (var edge in _state.Edges.Values)
            edge.Tell(new CloudProtocol.Closing());
        TellOfEmptiness();
    }

    private void TellOfEmptiness()
    {
        if (_state.Edges.Count == 0)
            _state.AwaitingEmptiness?.Tell(Empty.Instance);
    }

    private void Answer(CloudProtocol.Probe probe) => Sender.Tell(
        new CloudProtocol.ProbeReply(probe.Id, _state.Load.Report(_time.GetUtcNow()), ProbePayload.Take(probe.ReplyPayloadBytes)));

    private void HandOut(CloudProtocol.ExecuteSuffix request)
    {
        _state.Load = _state.Load.WithArrival();
        _executors.Tell(new CloudExecutorActor.RunSuffix(request, Sender));
    }

    private void HandBack(CloudExecutorActor.SuffixRun run)
    {
        var now = _time.GetUtcNow();
        var timings = run.Answer.Timings;
        var serviceMs = timings.DecodeMs + timings.ComputeMs + timings.EncodeMs;
        _state.Load = _state.Load.WithEnd().WithService(serviceMs, timings.ComputeMs, run.IdleMs, now);
        run.Edge.Tell(run.Answer with { Load = _state.Load.Report(now) });
    }

    private void HandBack(CloudExecutorActor.SuffixNotRun notRun)
    {
        _state.Load = _state.Load.WithEnd();
        notRun.Edge.Tell(notRun.Answer);
    }

    private static void Notice(string text) => Context.System.EventStream.Publish(new NodeNotice(text));

    /// <summary>Asks the front to send the edges away; answered by <see cref="Empty"/>.</summary>
    public sealed record Close
    {
        public static Close Instance { get; } = new();
    }

    /// <summary>No edge waits for anything from this node.</summary>
    public sealed record Empty
    {
        public static Empty Instance { get; } = new();
    }

    private sealed record PoolSize(int Executors);
}
