using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Neurosurgeon.LinkEmulation.Pacing;
using Neurosurgeon.LinkEmulation.Proxy;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.LinkEmulation.Tests.Proxy;

/// <summary>A real proxy on 127.0.0.1. Upper bounds leave room for a busy machine; lower ones none, but for the rounding of timers.</summary>
public sealed class LinkProxyTests : IDisposable
{
    private const double TimerMs = 1;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly TcpListener _target = new(IPAddress.Loopback, 0);

    public LinkProxyTests() => _target.Start();

    private IPEndPoint Target => (IPEndPoint)_target.LocalEndpoint;

    [Theory]
    [InlineData(LinkDirection.Up, 8, 400)]
    [InlineData(LinkDirection.Down, 40, 80)]
    public async Task A_payload_takes_its_size_by_the_rate_and_arrives_whole(LinkDirection direction, double mbps, double atRateMs)
    {
        using var proxy = Proxy(new LinkConditions(8, 40, 20));
        var (caller, callee) = await ConnectAsync(proxy);
        using var _ = caller;
        using var __ = callee;
        var (from, to) = direction == LinkDirection.Up ? (caller, callee) : (callee, caller);
        var sent = new byte[400_000];
        new Random(1).NextBytes(sent);
        Assert.Equal(atRateMs, sent.Length * 8 / (mbps * 1000), 6);

        var received = new byte[sent.Length];
        var least = atRateMs + 10 - TimerMs;
        var most = (atRateMs + 10) * 1.2;
        var ms = await Quiet.MeasureAsync(() => TimeAsync((from, to, sent, received)), ms => ms < most);

        Assert.Equal(sent, received);
        Assert.InRange(ms, least, most);
    }

    [Fact]
    public async Task A_short_message_and_its_answer_take_a_round_trip()
    {
        using var proxy = Proxy(new LinkConditions(1000, 1000, 50));
        var (caller, callee) = await ConnectAsync(proxy);
        using var _ = caller;
        using var __ = callee;
        var least = double.PositiveInfinity;
        var one = new byte[1];

        for (var run = 0; run < 10; run++)
        {
            var ms = await TimeAsync((caller, callee, one, one)) + await TimeAsync((callee, caller, one, one));
            Assert.True(ms >= 50 - 2 * TimerMs, $"{ms} ms");
            least = Math.Min(least, ms);
        }

        Assert.InRange(least, 50 - 2 * TimerMs, 60);
    }

    [Fact]
    public async Task Connections_share_the_link()
    {
        using var proxy = Proxy(new LinkConditions(8, 8, 0));
        var (first, firstCallee) = await ConnectAsync(proxy);
        using var _ = first;
        using var __ = firstCallee;
        var (second, secondCallee) = await ConnectAsync(proxy);
        using var ___ = second;
        using var ____ = secondCallee;
        var payload = new byte[150_000];

        var ms = await Quiet.MeasureAsync(
            () => TimeAsync((first, firstCallee, payload, new byte[payload.Length]), (second, secondCallee, payload, new byte[payload.Length])),
            ms => ms < 360);

        Assert.InRange(ms, 300 - TimerMs, 360);
    }

    [Fact]
    public async Task A_sender_is_held_back_when_the_link_is_full()
    {
        var conditions = new LinkConditions(0.01, 0.01, 10);
        using var proxy = Proxy(conditions);
        var (caller, callee) = await ConnectAsync(proxy);
        using var _ = caller;
        using var __ = callee;
        caller.SendBufferSize = 16 * 1024;
        var piece = new byte[16 * 1024];
        var taken = 0;

        // Writes until the sender has been held back for three seconds, which no busy machine does, and in which the link carries a quarter of a piece.
        using var heldBack = new CancellationTokenSource();
        try
        {
            while (true)
            {
                heldBack.CancelAfter(TimeSpan.FromSeconds(3));
                await caller.GetStream().WriteAsync(piece, heldBack.Token);
                taken += piece.Length;
                Assert.True(taken < 10_000_000, "Nothing holds the sender back.");
            }
        }
        catch (OperationCanceledException)
        {
            // Held back.
        }

        // What the link may hold, and the buffers of the sockets on either side of it.
        var most = Sizes.MostOnTheWayBytes(conditions, LinkDirection.Up) + Sizes.SmallestPieceBytes + 1_000_000;
        Assert.InRange(taken, 64 * 1024, most);
    }

    [Fact]
    public async Task The_end_of_what_is_sent_comes_behind_it()
    {
        using var proxy = Proxy(new LinkConditions(8, 8, 20));
        var (caller, callee) = await ConnectAsync(proxy);
        using var _ = caller;
        using var __ = callee;

        var answers = caller.GetStream();
        await answers.WriteAsync(new byte[20_000]);
        caller.Client.Shutdown(SocketShutdown.Send);

        var received = new MemoryStream();
        await callee.GetStream().CopyToAsync(received).WaitAsync(Limit);
        Assert.Equal(20_000, received.Length);
        await callee.GetStream().WriteAsync(new byte[5]);
        callee.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal(5, await ReadToEndAsync(answers));
    }

    [Fact]
    public async Task A_target_that_does_not_listen_ends_the_connection()
    {
        using var proxy = Proxy(new LinkConditions(8, 8, 20));
        _target.Stop();
        using var caller = new TcpClient();
        await caller.ConnectAsync(proxy.EndPoint);

        Assert.Equal(0, await ReadToEndAsync(caller.GetStream()));
    }

    [Fact]
    public async Task A_proxy_that_is_disposed_ends_its_connections()
    {
        var proxy = Proxy(new LinkConditions(8, 8, 20));
        var (caller, callee) = await ConnectAsync(proxy);
        using var _ = caller;
        using var __ = callee;

        proxy.Dispose();

        Assert.Equal(0, await ReadToEndAsync(caller.GetStream()));
        Assert.Equal(0, await ReadToEndAsync(callee.GetStream()));
    }

    [Fact]
    public async Task A_trace_is_replayed_from_the_first_connection_on()
    {
        var quick = new LinkConditions(80, 80, 2);
        using var proxy = new LinkProxy(
            new IPEndPoint(IPAddress.Loopback, 0), Target, new Line(new LinkTrace([new(0, quick), new(300, new(0.8, 80, 2))])));
        var (caller, callee) = await ConnectAsync(proxy);
        using var _ = caller;
        using var __ = callee;
        var started = Stopwatch.GetTimestamp();

        // 2 ms before the fall, 101 ms after it.
        var payload = new byte[10_000];
        var times = new List<(double SentMs, double TookMs)>();
        while (times.Count == 0 || times[^1].SentMs < 350)
        {
            var sentMs = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            times.Add((sentMs, await TimeAsync((caller, callee, payload, new byte[payload.Length]))));
        }

        Assert.True(times.Where(time => time.SentMs < 250).Min(time => time.TookMs) < 30);
        Assert.True(times.Where(time => time.SentMs > 300).All(time => time.TookMs > 100 - TimerMs));
    }

    public void Dispose() => _target.Dispose();

    private LinkProxy Proxy(LinkConditions conditions) =>
        new(new IPEndPoint(IPAddress.Loopback, 0), Target, new Line(LinkTrace.Constant(conditions)));

    private async Task<(TcpClient Caller, TcpClient Callee)> ConnectAsync(LinkProxy proxy)
    {
        var caller = new TcpClient { NoDelay = true };
        await caller.ConnectAsync(proxy.EndPoint);
        var callee = await _target.AcceptTcpClientAsync().WaitAsync(Limit);
        callee.NoDelay = true;
        return (caller, callee);
    }

    /// <summary>Sends all payloads at once and waits until they have been received; on threads of their own, because the pool's may be late.</summary>
    /// <returns>How long that took, in milliseconds.</returns>
    private static async Task<double> TimeAsync(params (TcpClient From, TcpClient To, byte[] Payload, byte[] Received)[] transfers)
    {
        var started = 0L;
        using var start = new Barrier(2 * transfers.Length, _ => started = Stopwatch.GetTimestamp());
        var ends = await Task.WhenAll(transfers.SelectMany(transfer => new[]
        {
            OnOwnThread(() => transfer.From.GetStream().Write(transfer.Payload)),
            OnOwnThread(() => transfer.To.GetStream().ReadExactly(transfer.Received)),
        })).WaitAsync(Limit);
        return Stopwatch.GetElapsedTime(started, ends.Max()).TotalMilliseconds;

        Task<long> OnOwnThread(Action run) => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                run();
                return Stopwatch.GetTimestamp();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static async Task<long> ReadToEndAsync(Stream stream)
    {
        var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received).WaitAsync(Limit);
        }
        catch (IOException)
        {
            // Closed with a reset.
        }

        return received.Length;
    }
}
