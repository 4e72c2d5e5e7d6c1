using System.Net;
using System.Net.Sockets;
using Akka.Actor;

namespace Embedded.Remote;

public sealed class OvertakingTests
{
    private const int BytesPerSecond = 1_000_000;

    [Fact]
    public async Task On_a_slow_link_a_small_message_does_not_wait_for_a_large_one()
    {
        using var link = new SlowLink(BytesPerSecond);
        using var far = new ListeningNode($"akka.remote.dot-netty.tcp {{ port = {link.TargetPort}, public-hostname = \"127.0.0.1\", public-port = {link.Port}, receive-buffer-size = 32KiB, maximum-frame-size = 30MB }}");
        using var near = new ListeningNode("akka.remote.dot-netty.tcp.maximum-frame-size = 30MB");
        var arrivals = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        far.System.ActorOf(Props.Create(() => new Sink(arrivals)), "sink");
        far.System.ActorOf(Props.Create(() => new Sink(arrivals)), "other");
        var sink = await near.System.ActorSelection($"{far.Address}/user/sink").ResolveOne(ListeningNode.Patience);
        var other = await near.System.ActorSelection($"{far.Address}/user/other").ResolveOne(ListeningNode.Patience);

        // The large one alone takes the link more than a second.
        sink.Tell(new byte[3 * BytesPerSecond / 2]);
        other.Tell("small");

        Assert.Equal("small", await arrivals.Task.WaitAsync(ListeningNode.Patience));
    }

    private sealed class Sink : ReceiveActor
    {
        public Sink(TaskCompletionSource<string> arrivals)
        {
            Receive<byte[]>(_ => arrivals.TrySetResult("large"));
            Receive<string>(text => arrivals.TrySetResult(text));
        }
    }

    /// <summary>Passes bytes to a port at a limited rate, and buffers little.</summary>
    private sealed class SlowLink : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly int _bytesPerSecond;

        public SlowLink(int bytesPerSecond)
        {
            _bytesPerSecond = bytesPerSecond;
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                TargetPort = ((IPEndPoint)free.LocalEndpoint).Port;
            }

            _listener.Server.ReceiveBufferSize = 32 * 1024;
            _listener.Start();
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int TargetPort { get; }

        public void Dispose() => _listener.Stop();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    var near = await _listener.AcceptTcpClientAsync();
                    var far = new TcpClient { SendBufferSize = 32 * 1024 };
                    await far.ConnectAsync(IPAddress.Loopback, TargetPort);
                    _ = PassAsync(near, far);
                    _ = PassAsync(far, near);
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task PassAsync(TcpClient from, TcpClient to)
        {
            using (from)
            using (to)
            {
                var buffer = new byte[16 * 1024];
                try
                {
                    while (await from.GetStream().ReadAsync(buffer) is var read and > 0)
                    {
                        await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
                        await Task.Delay(TimeSpan.FromSeconds((double)read / _bytesPerSecond));
                    }
                }
                catch (Exception ended) when (ended is IOException or ObjectDisposedException or InvalidOperationException)
                {
                    // Closed by either side.
                }
            }
        }
    }
}
