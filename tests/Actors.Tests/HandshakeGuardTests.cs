using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Configuration;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Configuration;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Actors.Tests;

public sealed class HandshakeGuardTests : IDisposable
{
    private readonly TestAuthority _authority = new("our nodes");
    private readonly TcpListener _peer = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task A_node_outlives_peers_that_close_the_connection_while_tls_is_agreed_on()
    {
        using var limit = new CancellationTokenSource(TwoNodes.Limit);
        _peer.Start();
        var peer = $"akka.ssl.tcp://edge@{_peer.LocalEndpoint}/user/nobody";
        var config = ConfigurationFactory.ParseString(TestAuthority.Settings(_authority.Issue("cloud"))).WithFallback(NodeConfiguration.Defaults);
        var system = ActorSystem.Create("cloud", config);
        var guard = HandshakeGuard.Of(system);
        var shutdown = CoordinatedShutdown.Get(system);

        await VanishDuringHandshakeAsync(system, peer, () => shutdown.ShutdownReason is not null, limit.Token);

        // Once it could still call by what it had under way; a system that has ended makes no further connection.
        for (var call = 0; call < 3; call++)
            await VanishDuringHandshakeAsync(system, peer, () => true, limit.Token);
        Assert.False(system.WhenTerminated.IsCompleted);
        await guard.TerminateAsync().WaitAsync(limit.Token);
        await system.WhenTerminated.WaitAsync(limit.Token);
    }

    public void Dispose()
    {
        _peer.Dispose();
        _authority.Dispose();
    }

    private async Task VanishDuringHandshakeAsync(ActorSystem system, string peer, Func<bool> isEnough, CancellationToken limit)
    {
        do
        {
            var accepted = _peer.AcceptSocketAsync(limit).AsTask();

            // An address that a connection has failed to is not called for a while: asked again until it is.
            do
            {
                system.ActorSelection(peer).Tell("hello");
            }
            while (await Task.WhenAny(accepted, Task.Delay(200, limit)) != accepted);

            (await accepted).Dispose();
        }
        while (!isEnough());
    }
}
