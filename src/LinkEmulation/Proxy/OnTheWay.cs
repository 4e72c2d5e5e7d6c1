using System.Buffers;

namespace Neurosurgeon.LinkEmulation.Proxy;

/// <summary>The pieces of one connection that are on their way in one direction; first in, first out.</summary>
internal sealed class OnTheWay
{
    private readonly object _lock = new();
    private readonly Queue<Piece> _pieces = new();
    private long _bytes;
    private bool _closed;

    /// <summary>Blocks while there are as many bytes as may be, or more.</summary>
    /// <returns>False if the connection has been closed meanwhile.</returns>
    public bool WaitForRoom(int mostBytes)
    {
        lock (_lock)
        {
            while (_bytes >= mostBytes && !_closed)
                Monitor.Wait(_lock);
            return !_closed;
        }
    }

    /// <summary>Adds a piece; its memory comes from the shared pool and goes back there.</summary>
    public void Add(Piece piece)
    {
        lock (_lock)
        {
            _pieces.Enqueue(piece);
            _bytes += piece.Length;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Blocks for the first piece, which stays until it is removed.</summary>
    /// <returns>False if the connection has been closed.</returns>
    public bool WaitForFirst(out Piece piece)
    {
        lock (_lock)
        {
            while (_pieces.Count == 0 && !_closed)
                Monitor.Wait(_lock);
            return _pieces.TryPeek(out piece) && !_closed;
        }
    }

    /// <summary>Removes the first piece: it has arrived.</summary>
    public void RemoveFirst()
    {
        lock (_lock)
        {
            var piece = _pieces.Dequeue();
            _bytes -= piece.Length;
            ArrayPool<byte>.Shared.Return(piece.Buffer);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Wakes whoever waits, for good.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Bytes that arrive together.</summary>
    /// <param name="Buffer">Holds them, and more.</param>
    /// <param name="Length">How many they are; 0 says that the sender has closed.</param>
    /// <param name="ArrivalMs">When they arrive, by the link's clock.</param>
    public readonly record struct Piece(byte[] Buffer, int Length, double ArrivalMs);
}
