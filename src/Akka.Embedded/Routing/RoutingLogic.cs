using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Routing;

/// <summary>Chooses the routee for a message.</summary>
public abstract class RoutingLogic
{
    /// <summary>The routee for a message; <see cref="Routee.NoRoutee"/> if there are none. Called from many threads.</summary>
    public abstract Routee Select(object message, Routee[] routees);

    private protected static Routee Next(ref int counter, Routee[] routees) =>
        routees[(Interlocked.Increment(ref counter) & int.MaxValue) % routees.Length];
}

/// <summary>One after the other.</summary>
public sealed class RoundRobinRoutingLogic : RoutingLogic
{
    private int _counter = -1;

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees) => routees.Length == 0 ? Routee.NoRoutee : Next(ref _counter, routees);
}

/// <summary>The one with the fewest messages waiting; the message at work does not count.</summary>
public sealed class SmallestMailboxRoutingLogic : RoutingLogic
{
    private int _counter;

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0)
            return Routee.NoRoutee;
        var winner = Next(ref _counter, routees);
        var fewest = int.MaxValue;
        foreach (var routee in routees)
        {
            if (routee is not ActorRefRoutee { Actor: LocalActorRef { Cell: ActorCell cell } })
                continue;
            var waiting = cell.Mailbox.NumberOfMessages;
            if (waiting == 0)
                return routee;
            if (waiting < fewest)
                (winner, fewest) = (routee, waiting);
        }
        return winner;
    }
}
