using System.Buffers;
using System.Net.Sockets;
using Neurosurgeon.LinkEmulation.Pacing;

namespace Neurosurgeon.LinkEmulation.Proxy;

/// <summary>One direction of an emulated link. All connections share its rate.</summary>
internal sealed class Lane(LinkTrace trace, LinkDirection direction, LinkClock clock)
{
    private readonly Lock _lock = new();
    private readonly Pacer _pacer = new(trace, direction);

    /// <summary>Passes on what comes from one socket to the other, on two threads, until one of them is closed.</summary>
    /// <param name="from">Where bytes come from.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="ended">Is called once by each thread when it ends; true for an end in good order.</param>
    public void Pass(Socket from, Socket to, Action<bool> ended)
    {
        var onTheWay = new OnTheWay();
        Start("takes", () => Take(from, onTheWay), onTheWay, ended);
        Start("hands over", () => HandOver(onTheWay, to), onTheWay, ended);
    }

    private void Start(string what, Action run, OnTheWay onTheWay, Action<bool> ended) =>
        new Thread(() =>
        {
            var inGoodOrder = false;
            try
            {
                run();
                inGoodOrder = true;
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                // One side has closed; the other is told so below.
                onTheWay.Close();
            }

            ended(inGoodOrder);
        })
        { IsBackground = true, Name = $"link {direction} {what}" }.Start();

    private void Take(Socket from, OnTheWay onTheWay)
    {
        while (true)
        {
            var conditions = trace.At(clock.NowMs);
            if (!onTheWay.WaitForRoom(Sizes.MostOnTheWayBytes(conditions, direction)))
                return;

            var most = Sizes.PieceBytes(conditions, direction);
            var buffer = ArrayPool<byte>.Shared.Rent(most);
            var bytes = from.Receive(buffer.AsSpan(0, most));
            onTheWay.Add(new OnTheWay.Piece(buffer, bytes, Arrival(bytes)));
            if (bytes == 0)
                return;
        }
    }

    private void HandOver(OnTheWay onTheWay, Socket to)
    {
        while (onTheWay.WaitForFirst(out var piece))
        {
            clock.SleepUntil(piece.ArrivalMs);
            if (piece.Length == 0)
            {
                to.Shutdown(SocketShutdown.Send);
                return;
            }

            to.Send(piece.Buffer.AsSpan(0, piece.Length));
            onTheWay.RemoveFirst();
        }
    }

    private double Arrival(int bytes)
    {
        lock (_lock)
            return _pacer.Arrival(clock.NowMs, bytes);
    }
}
