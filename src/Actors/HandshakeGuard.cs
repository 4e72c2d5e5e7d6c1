using Akka;
using Akka.Actor;
using Akka.Cluster;

namespace Neurosurgeon.Actors;

/// <summary>
/// Keeps a node running when it could not agree on TLS with a peer that it has connected to: Akka.Remote then ends the whole actor
/// system (seen with 1.5.73), also where it was the peer that vanished, and with the node all that it does for others.
/// </summary>
/// <remarks>
/// Nothing takes a coordinated shutdown back that has begun, so that it is held in its first phase until the node is to end anyhow.
/// The phase's time-out is in <c>reference.conf</c>.
/// </remarks>
public sealed class HandshakeGuard
{
    // Akka.Remote's reason is not public.
    private const string HandshakeFailure = "TlsHandshakeFailureReason";

    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActorSystem _system;

    private HandshakeGuard(ActorSystem system) => _system = system;

    /// <summary>Guards a system.</summary>
    public static HandshakeGuard Of(ActorSystem system)
    {
        var guard = new HandshakeGuard(system);
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "hold-after-failed-handshake", async () =>
        {
            if (shutdown.ShutdownReason?.GetType().Name == HandshakeFailure)
                await guard._ending.Task;
            return Done.Instance;
        });

        // A member that was removed from its cluster is to end, which only the shutdown that is held would do.
        if (system.Settings.ProviderClass.Contains("Cluster", StringComparison.Ordinal))
            Cluster.Get(system).RegisterOnMemberRemoved(() => guard._ending.TrySetResult());
        return guard;
    }

    /// <summary>Ends the system in good order.</summary>
    public Task TerminateAsync()
    {
        _ending.TrySetResult();
        return _system.Terminate();
    }
}
