using Akka.Actor;
using Akka.Remote;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Actors.Tests.Edge;

/// <summary>What an edge's connection and a cloud's front rely on when a peer ends.</summary>
public sealed class PeerEndTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly CloudProtocol.Probe Probe = new(1, 0, ReadOnlyMemory<byte>.Empty);
    private readonly ActorSystem _edge = Start("edge", port: 0);
    private ActorSystem _cloud = Start("cloud", port: 0);

    // Both learn of a peer's end by it, as neither watches: who has connected, and who was connected to.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_a_peer_is_published_with_its_address(bool cloudEnds)
    {
        await ResponderAsync();
        var (ends, stays) = cloudEnds ? (_cloud, _edge) : (_edge, _cloud);
        var gone = new TaskCompletionSource<Address>(TaskCreationOptions.RunContinuationsAsynchronously);
        stays.EventStream.Subscribe(stays.ActorOf(Props.Create(() => new Listener(gone))), typeof(DisassociatedEvent));

        await ends.Terminate();

        Assert.Equal(AddressOf(ends), await gone.Task.WaitAsync(Patience));
    }

    // An edge resolves a cloud's actors anew whenever it has lost it.
    [Fact]
    public async Task A_peer_that_was_restarted_on_its_address_is_reached_by_a_selection_and_not_by_an_old_reference()
    {
        var old = await ResponderAsync();
        var address = AddressOf(_cloud);
        await _cloud.Terminate();
        _cloud = Start("cloud", address.Port!.Value);

        var anew = await EventuallyResolvedAsync(address);

        Assert.Equal(1, (await anew.Ask<CloudProtocol.ProbeReply>(Probe, Patience)).Id);
        await Assert.ThrowsAsync<AskTimeoutException>(() => old.Ask<CloudProtocol.ProbeReply>(Probe, TimeSpan.FromSeconds(1)));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Task.WhenAll(_edge.Terminate(), _cloud.Terminate());

    private static Address AddressOf(ActorSystem system) => ((ExtendedActorSystem)system).Provider.DefaultAddress;

    private static ActorSystem Start(string name, int port)
    {
        var config = NodeConfiguration.Load($"akka.loglevel = OFF\nakka.remote.dot-netty.tcp.port = {port}", null);
        var system = ActorSystem.Create(name, config);
        Fronts.Start(system);
        return system;
    }

    private ActorSelection Select(Address address) => _edge.ActorSelection($"{address}/user/{Fronts.Name}");

    private async Task<IActorRef> ResponderAsync()
    {
        var responder = await Select(AddressOf(_cloud)).ResolveOne(Patience);
        await responder.Ask<CloudProtocol.ProbeReply>(Probe, Patience);
        return responder;
    }

    private async Task<IActorRef> EventuallyResolvedAsync(Address address)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await Select(address).ResolveOne(TimeSpan.FromMilliseconds(500), patience.Token);
            }
            catch (ActorNotFoundException)
            {
                patience.Token.ThrowIfCancellationRequested();
            }
        }
    }

    private sealed class Listener : ReceiveActor
    {
        public Listener(TaskCompletionSource<Address> gone) => Receive<DisassociatedEvent>(left => gone.TrySetResult(left.RemoteAddress));
    }
}
