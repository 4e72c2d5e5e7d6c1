using System.Collections.Immutable;
using Akka.Actor;
using Akka.Remote;
using Akka.Routing;
using Neurosurgeon.Actors.Protocol;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>
/// Tells edges of the same protocol version how the node stands and which other nodes there are, lets them in, and notes when they
/// leave. Before the node ends, it sends them away and waits until they have what they were waiting for.
/// </summary>
/// <remarks>It does not watch them, for the reason that <see cref="Edge.CloudConnectionActor"/> gives.</remarks>
public sealed class CloudGateActor : ReceiveActor
{
    /// <summary>Its name under <c>/user</c>.</summary>
    public const string Name = "gate";

    /// <summary>
    /// The name under <c>/user</c> of a router over the gates of all nodes. Nothing is sent through it: it knows which nodes there are,
    /// and whether from a cluster's membership or not is up to <c>akka.actor.deployment</c>.
    /// </summary>
    public const string RouterName = "gates";

    private static readonly TimeSpan RouterAnswerLimit = TimeSpan.FromSeconds(1);

    private readonly CloudProtocol.Welcome _welcome;
    private readonly IActorRef _gates;
    private readonly Dictionary<Address, IActorRef> _edges = [];
    private IActorRef? _awaitingEmptiness;

    /// <summary>Creates the actor.</summary>
    /// <param name="welcome">What to answer to an edge, but for what changes.</param>
    /// <param name="gates">The router over all gates.</param>
    public CloudGateActor(CloudProtocol.Welcome welcome, IActorRef gates)
    {
        _welcome = welcome;
        _gates = gates;

        Receive<CloudProtocol.Hello>(Answer);
        Receive<CloudProtocol.Enter>(_ => LetIn());
        Receive<CloudProtocol.Leave>(_ => Left(Sender.Path.Address));
        Receive<DisassociatedEvent>(gone => Left(gone.RemoteAddress));
        Receive<Close>(_ => StartClosing());
    }

    /// <summary>How to create it.</summary>
    public static Props Props(CloudProtocol.Welcome welcome, IActorRef gates) =>
        Akka.Actor.Props.Create(() => new CloudGateActor(welcome, gates));

    /// <inheritdoc />
    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(DisassociatedEvent));

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
        if (_awaitingEmptiness is not null)
            return;

        var welcome = _welcome with { OtherEdges = _edges.Keys.Count(other => !other.Equals(edge)) };
        _gates.Ask<Routees>(GetRoutees.Instance, RouterAnswerLimit).PipeTo(
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
        if (_edges.TryAdd(Sender.Path.Address, Sender))
            Notice($"An edge at {Sender.Path.Address} has connected.");
        if (_awaitingEmptiness is not null)
            Sender.Tell(new CloudProtocol.Closing());
    }

    private void Left(Address edge)
    {
        if (_edges.Remove(edge))
            Notice($"The edge at {edge} has left.");
        TellOfEmptiness();
    }

    private void StartClosing()
    {
        _awaitingEmptiness = Sender;
        foreach (var edge in _edges.Values)
            edge.Tell(new CloudProtocol.Closing());
        TellOfEmptiness();
    }

    private void TellOfEmptiness()
    {
        if (_edges.Count == 0)
            _awaitingEmptiness?.Tell(Empty.Instance);
    }

    private static void Notice(string text) => Context.System.EventStream.Publish(new NodeNotice(text));

    /// <summary>Asks the gate to send the edges away; answered by <see cref="Empty"/>.</summary>
    public sealed record Close
    {
        /// <summary>The only one.</summary>
        public static Close Instance { get; } = new();
    }

    /// <summary>No edge waits for anything from this node.</summary>
    public sealed record Empty
    {
        /// <summary>The only one.</summary>
        public static Empty Instance { get; } = new();
    }
}
