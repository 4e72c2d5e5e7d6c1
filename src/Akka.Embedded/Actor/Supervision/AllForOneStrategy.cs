using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>What is done to the failed child is done to all.</summary>
public class AllForOneStrategy : SupervisorStrategy
{
    /// <summary>With a limit: more than <paramref name="maxNrOfRetries"/> restarts within <paramref name="withinTimeRange"/> stop the child; null sets no limit.</summary>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries, withinTimeRange, new LocalOnlyDecider(localOnlyDecider))
    {
    }

    /// <summary>With a limit: more than <paramref name="maxNrOfRetries"/> restarts within <paramref name="withinTimeRange"/> stop the child; null sets no limit.</summary>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, (int)(withinTimeRange?.TotalMilliseconds ?? -1), decider)
    {
    }

    /// <summary>With a limit; numbers below 0 set none.</summary>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, new LocalOnlyDecider(localOnlyDecider), loggingEnabled)
    {
    }

    /// <summary>With a limit; numbers below 0 set none.</summary>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
        : base(maxNrOfRetries, withinTimeMilliseconds, decider, loggingEnabled)
    {
    }

    /// <summary>Without a limit.</summary>
    public AllForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(-1, -1, localOnlyDecider)
    {
    }

    /// <summary>Without a limit.</summary>
    public AllForOneStrategy(IDecider decider)
        : this(-1, -1, decider)
    {
    }

    private protected override void ProcessFailure(
        IActorContext context, bool restart, ChildRestartStats failed, IReadOnlyCollection<ChildRestartStats> children, Exception cause)
    {
        var mayRestart = restart && children.All(MayRestart);
        foreach (var child in children.Select(stats => stats.Child))
        {
            if (!mayRestart)
            {
                context.Stop(child);
                continue;
            }
            if (!child.Equals(failed.Child))
                child.Suspend();
            child.Restart(cause);
        }
    }
}
