using Akka.Actor;
using Akka.Remote;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Models.Zoo;

namespace Neurosurgeon.Actors.Tests.Protocol;

public sealed class FrameLimitTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly ActorSystem _near = Start("near");
    private readonly ActorSystem _far = Start("far");

    [Fact]
    public void Every_cut_of_the_zoo_fits_in_a_message_by_default()
    {
        using var store = new ModelStore();
        var limit = SettingsReader.Read(NodeConfiguration.Load("", null)).Edge.LargestPayloadBytes;

        foreach (var name in ModelZoo.Names)
        {
            var network = store.Get(name);
            Assert.All(network.Cuts, cut => Assert.InRange(cut.Bytes, 0, limit));
            Assert.InRange(network.Output.Bytes, 0, limit);
        }
    }

    [Fact]
    public async Task Tensors_as_large_as_the_limit_allows_arrive()
    {
        var received = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _far.ActorOf(Props.Create(() => new Receiver(received)), "receiver");
        var receiver = await _near.ActorSelection($"{((ExtendedActorSystem)_far).Provider.DefaultAddress}/user/receiver").ResolveOne(Patience);
        var elements = (int)FrameLimit.LargestPayloadBytes(FrameLimit.LeastBytes) / sizeof(float);
        var info = new TensorInfo(new string('n', 200), [1, elements], ElementType.Float32);

        receiver.Tell(new CloudProtocol.ExecuteSuffix(
            1, "alex_net", new string('f', 64), LayerSet.Prefix(14, 3), TensorFrame.Encode([Tensor.FromMemory(info, new byte[info.Bytes])])));

        Assert.Equal(info.Bytes, await received.Task.WaitAsync(Patience));
    }

    // That edges plan and clouds answer within the smaller frame of the two relies on it.
    [Fact]
    public async Task A_message_over_the_senders_limit_is_lost_alone()
    {
        var receiver = await ProbedAsync(_near, _far);

        receiver.Tell(Probe(1, payloadBytes: FrameLimit.LeastBytes));
        var answer = await receiver.Ask<CloudProtocol.ProbeReply>(Probe(2, payloadBytes: 0), Patience);

        Assert.Equal(2, answer.Id);
    }

    // As above: here all that is sent until the connection is there again is lost as well, so that comparing is worth it.
    [Fact]
    public async Task A_message_over_the_receivers_limit_closes_the_connection_which_comes_back()
    {
        var large = ActorSystem.Create("large", NodeConfiguration.Load("", null));
        var closed = new TaskCompletionSource<Address>(TaskCreationOptions.RunContinuationsAsynchronously);
        large.EventStream.Subscribe(large.ActorOf(Props.Create(() => new Closed(closed))), typeof(DisassociatedEvent));
        var receiver = await ProbedAsync(large, _far);

        receiver.Tell(Probe(1, payloadBytes: FrameLimit.LeastBytes));

        Assert.Equal(AddressOf(_far), await closed.Task.WaitAsync(Patience));
        await AnsweredAsync(receiver);
        await large.Terminate();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Task.WhenAll(_near.Terminate(), _far.Terminate());

    private static ActorSystem Start(string name) => ActorSystem.Create(name, NodeConfiguration.Load(
        $"akka.remote.dot-netty.tcp.maximum-frame-size = {FrameLimit.LeastBytes}b", null));

    private static CloudProtocol.Probe Probe(long id, int payloadBytes) => new(id, 0, new byte[payloadBytes]);

    private static Address AddressOf(ActorSystem system) => ((ExtendedActorSystem)system).Provider.DefaultAddress;

    private static Task<IActorRef> ProbedAsync(ActorSystem from, ActorSystem to)
    {
        Fronts.Start(to);
        return from.ActorSelection($"{AddressOf(to)}/user/{Fronts.Name}").ResolveOne(Patience);
    }

    // The gate of a closed connection opens after akka.remote.retry-gate-closed-for.
    private static async Task AnsweredAsync(IActorRef responder)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                await responder.Ask<CloudProtocol.ProbeReply>(Probe(2, payloadBytes: 0), TimeSpan.FromMilliseconds(500), patience.Token);
                return;
            }
            catch (AskTimeoutException)
            {
                patience.Token.ThrowIfCancellationRequested();
            }
        }
    }

    private sealed class Closed : ReceiveActor
    {
        public Closed(TaskCompletionSource<Address> closed) => Receive<DisassociatedEvent>(gone => closed.TrySetResult(gone.RemoteAddress));
    }

    private sealed class Receiver : ReceiveActor
    {
        public Receiver(TaskCompletionSource<long> received) =>
            Receive<CloudProtocol.ExecuteSuffix>(request => received.TrySetResult(request.Tensors.PayloadBytes));
    }
}
