namespace Akka.Actor.Internal;

/// <summary>A child and how often it was restarted lately.</summary>
public sealed class ChildRestartStats
{
    private readonly TimeProvider _timeProvider;
    private int _restarts;
    private long? _windowStart;

    internal ChildRestartStats(LocalActorRef child, TimeProvider timeProvider)
    {
        Child = child;
        _timeProvider = timeProvider;
    }

    internal LocalActorRef Child { get; }

    /// <summary>Counts a restart; false if the child has used up its restarts. Numbers below 0 set no limit.</summary>
    internal bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds)
    {
        if (maxNrOfRetries == 0)
            return false;
        if (withinTimeMilliseconds <= 0)
            return maxNrOfRetries < 0 || ++_restarts <= maxNrOfRetries;
        var allowed = maxNrOfRetries > 0 ? maxNrOfRetries : 1;
        _windowStart ??= _timeProvider.GetTimestamp();
        if (_timeProvider.GetElapsedTime(_windowStart.Value) <= TimeSpan.FromMilliseconds(withinTimeMilliseconds))
            return ++_restarts <= allowed;
        _restarts = 1;
        _windowStart = _timeProvider.GetTimestamp();
        return true;
    }
}
