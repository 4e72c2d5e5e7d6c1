using Akka.Actor;
using Neurosurgeon.Actors.Protocol;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>Lets edges of the same protocol version in, and notes when they leave.</summary>
public sealed class CloudGateActor : ReceiveActor
{
    /// <summary>Its name under <c>/user</c>.</summary>
    public const string Name = "gate";

    private readonly HashSet<IActorRef> _edges = [];

    /// <summary>Creates the actor.</summary>
    /// <param name="welcome">What to answer to an edge that is let in.</param>
    public CloudGateActor(CloudProtocol.Welcome welcome)
    {
        Receive<CloudProtocol.Hello>(hello =>
        {
            if (hello.ProtocolVersion != CloudProtocol.Version)
            {
                var reason = $"This cloud speaks protocol version {CloudProtocol.Version} and the edge speaks {hello.ProtocolVersion}; run the same release on both.";
                Notice($"Refused the edge at {Sender.Path.Address}: {reason}");
                Sender.Tell(new CloudProtocol.Refused(reason));
                return;
            }

            // An edge asks again until it has the answer.
            if (_edges.Add(Sender))
            {
                Notice($"An edge at {Sender.Path.Address} has connected.");
                Context.WatchWith(Sender, new EdgeLeft(Sender));
            }

            Sender.Tell(welcome);
        });
        Receive<EdgeLeft>(left =>
        {
            _edges.Remove(left.Edge);
            Notice($"The edge at {left.Edge.Path.Address} has left.");
        });
    }

    /// <summary>How to create it.</summary>
    public static Props Props(CloudProtocol.Welcome welcome) => Akka.Actor.Props.Create(() => new CloudGateActor(welcome));

    private static void Notice(string text) => Context.System.EventStream.Publish(new NodeNotice(text));

    private sealed record EdgeLeft(IActorRef Edge);
}
