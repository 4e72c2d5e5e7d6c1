using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Akka.Actor;

namespace Akka.Remote.Transport;

/// <summary>One TCP connection to a node that has introduced itself. One thread receives, another sends what the sender's own thread cannot send at once.</summary>
internal sealed class Connection : IDisposable
{
    // What a sender's own thread sends. A third of a writable socket's buffer is free at least, which counts more than the
    // payload; an eighth of it in payload never blocks, and no buffer is so small that the least would.
    private const int LeastInlineBytes = 16 * 1024;
    private const int MostInlineBytes = 64 * 1024;
    private const int InlineShareOfBuffer = 8;

    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly FrameReader _reader;
    private readonly OutboundBatch _batch = new();
    private readonly ArraySegment<byte>[] _segments = new ArraySegment<byte>[2];
    private readonly ChunkSize _chunkSize = new();
    private readonly AutoResetEvent _handOver = new(false);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outbox? _outbox;

    // 1 while some thread sends; only that one may use the batch.
    private int _sending;

    /// <summary>Takes over a socket and the stream on it, which encrypts or does not.</summary>
    public Connection(Socket socket, Stream stream, Handshake peer, bool inbound, long mostMessageBytes)
    {
        _socket = socket;
        _stream = stream;
        _reader = new FrameReader(stream, mostMessageBytes);
        Peer = peer.Origin;
        PeerUid = peer.Uid;
        IsInbound = inbound;
    }

    public Address Peer { get; }

    /// <summary>Which incarnation of the peer's system this is.</summary>
    public int PeerUid { get; }

    public bool IsInbound { get; }

    /// <summary>From now on this connection sends what is in the outbox.</summary>
    public void Attach(Outbox outbox)
    {
        _outbox = outbox;
        new Thread(SendHandedOver) { IsBackground = true, Name = $"akka.remote to {Peer}" }.Start();
    }

    /// <summary>Has what waits sent: a little of it on this thread, which never blocks, and the rest on the connection's own.</summary>
    public void Wake()
    {
        if (_outbox is not { } outbox || Interlocked.Exchange(ref _sending, 1) != 0)
            return;
        try
        {
            if (_socket.Poll(0, SelectMode.SelectWrite) && outbox.TryTake(_batch, InlineBytes()))
                SendBatch();
            if (outbox.IsEmpty)
                Volatile.Write(ref _sending, 0);
            else
                _handOver.Set();
            // Something may have come between the look and the letting go.
            if (!outbox.IsEmpty && Interlocked.Exchange(ref _sending, 1) == 0)
                _handOver.Set();
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException)
        {
            // The receiving thread notices the end of the connection and reports it.
            Dispose();
        }
    }

    /// <summary>Hands every frame to <paramref name="handle"/> until the connection ends; blocks. Returns why it ended, or null if the peer just closed.</summary>
    public Exception? Receive(Func<Connection, InboundFrame, bool> handle)
    {
        try
        {
            // Always completes at once, because the stream blocks.
            while (_reader.ReadAsync(CancellationToken.None).GetAwaiter().GetResult() is { } frame)
            {
                if (!handle(this, frame))
                    break;
            }

            return null;
        }
        catch (Exception failure) when (failure is IOException or ProtocolException or ObjectDisposedException or SocketException)
        {
            return failure;
        }
        finally
        {
            Dispose();
            _reader.Dispose();
            _stream.Dispose();
        }
    }

    /// <summary>Sends what waits, says farewell, and gives the peer time to take it in.</summary>
    public async Task CloseAsync(FarewellReason reason, TimeSpan flushWait)
    {
        var started = Stopwatch.GetTimestamp();
        while (_outbox is { IsEmpty: false } && !_ended.Task.IsCompleted && Stopwatch.GetElapsedTime(started) < flushWait)
            await Task.WhenAny(_ended.Task, Task.Delay(1)).ConfigureAwait(false);

        _outbox?.AddControl(FrameKind.Farewell, (byte)reason);
        Wake();
        // The peer closes when it has read the farewell; closing first could discard what it has not read yet.
        await Task.WhenAny(_ended.Task, Task.Delay(flushWait)).ConfigureAwait(false);
        Dispose();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _ended.TrySetResult();
        _handOver.Set();
    }

    // The system grows the buffer with the connection's rate.
    private int InlineBytes() => Math.Clamp(_socket.SendBufferSize / InlineShareOfBuffer, LeastInlineBytes, MostInlineBytes);

    private void SendHandedOver()
    {
        while (_handOver.WaitOne() && !_ended.Task.IsCompleted)
        {
            try
            {
                // Whoever handed over left _sending at 1.
                do
                {
                    while (_outbox!.TryTake(_batch, _chunkSize.Bytes))
                        SendBatch();
                    Volatile.Write(ref _sending, 0);
                }
                while (!_outbox.IsEmpty && Interlocked.Exchange(ref _sending, 1) == 0);
            }
            catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException)
            {
                Dispose();
            }
        }
    }

    private void SendBatch()
    {
        MemoryMarshal.TryGetArray(_batch.Gathered, out _segments[0]);
        MemoryMarshal.TryGetArray(_batch.Slice, out _segments[1]);
        var started = Stopwatch.GetTimestamp();
        if (_stream is SslStream)
            Encrypt();
        else if (_batch.IsClosed)
            _socket.Send(_segments);
        else
            _socket.Send(_segments[0]);
        if (_batch.Slice.Length >= _chunkSize.Bytes && _chunkSize.Adapt(Stopwatch.GetElapsedTime(started)))
            UnsentLimit.Set(_socket, _chunkSize.Bytes);
        _batch.Clear();
    }

    private void Encrypt()
    {
        _stream.Write(_batch.Gathered.Span);
        if (_batch.IsClosed)
            _stream.Write(_batch.Slice.Span);
    }
}
