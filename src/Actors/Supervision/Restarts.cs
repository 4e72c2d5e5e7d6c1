using Akka.Actor;

namespace Neurosurgeon.Actors.Supervision;

/// <summary>How the parents of a node supervise: a child that throws is restarted alone, and one that keeps throwing ends the node.</summary>
internal static class Restarts
{
    /// <summary>How often a child may throw within <see cref="Within"/>.</summary>
    public const int Most = 10;

    /// <summary>The time in which throws are counted.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(1);

    /// <summary>The strategy of both parents.</summary>
    public static SupervisorStrategy Strategy() => new OneForOneStrategy(Most, Within, SupervisorStrategy.DefaultDecider.Decide);

    /// <summary>Creates a child, whose end the parent is told of by <see cref="ChildGone"/>.</summary>
    public static IActorRef Watched(IActorContext parent, Props props, string name)
    {
        var child = parent.ActorOf(props, name);
        parent.WatchWith(child, new ChildGone(name));
        return child;
    }

    /// <summary>A child has thrown too often, and is gone.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record ChildGone(string Name)
    {
        /// <summary>Why the node cannot go on: a sentence.</summary>
        /// <param name="node">Which node, as the subject of a sentence.</param>
        public string Reason(string node) =>
            $"{node} cannot go on: its actor '{Name}' has failed more than {Most} times within {Within.TotalSeconds:0} s. What it failed on is said above.";
    }
}
