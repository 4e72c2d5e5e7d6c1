using Akka.Dispatch.SystemMessages;

namespace Akka.Actor;

/// <summary>Stopping with a look whether it worked.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends <see cref="PoisonPill"/> and waits for the end; false if it did not come in time.</summary>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Sends a message that makes the actor stop, and waits for the end; false if it did not come in time.</summary>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var watchee = InternalActorRef.Of(target);
        var watcher = new DeathWatcherRef(watchee.Provider);
        watchee.SendSystemMessage(new Watch(watchee, watcher));
        target.Tell(stopMessage, ActorRefs.NoSender);
        try
        {
            await watcher.Ended.WaitAsync(timeout, watchee.Provider.System.TimeProvider).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            watchee.SendSystemMessage(new Unwatch(watchee, watcher));
            watchee.Provider.UnregisterTemporary(watcher.Path);
        }
    }
}
