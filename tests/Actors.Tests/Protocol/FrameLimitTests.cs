using Akka.Actor;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Actors.Settings;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;

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

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Task.WhenAll(_near.Terminate(), _far.Terminate());

    private static ActorSystem Start(string name) => ActorSystem.Create(name, NodeConfiguration.Load(
        $"akka.remote.dot-netty.tcp.maximum-frame-size = {FrameLimit.LeastBytes}b", null));

    private sealed class Receiver : ReceiveActor
    {
        public Receiver(TaskCompletionSource<long> received) =>
            Receive<CloudProtocol.ExecuteSuffix>(request => received.TrySetResult(request.Tensors.PayloadBytes));
    }
}
