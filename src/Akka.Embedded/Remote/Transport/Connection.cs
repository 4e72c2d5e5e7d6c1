using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Akka.Actor;

namespace Akka.Remote.Transport;

/// <summary>One TCP connection to a node that has introduced itself.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly FrameReader _reader;
    private readonly OutboundBatch _batch = new();
    private readonly ArraySegment<byte>[] _segments = new ArraySegment<byte>[2];
    private readonly ChunkSize _chunkSize = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outbox? _outbox;
    private int _sending;

    public Connection(Socket socket, NetworkStream stream, Handshake peer, bool inbound, long mostMessageBytes)
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

    /// <summary>Completes when the connection has ended, for whatever reason.</summary>
    public Task Ended => _ended.Task;

    /// <summary>From now on this connection sends what is in the outbox.</summary>
    public void Attach(Outbox outbox) => _outbox = outbox;

    /// <summary>Sends what waits, on this thread as far as it goes without waiting, unless it is being sent already.</summary>
    public void Wake()
    {
        if (_outbox is not null && Interlocked.Exchange(ref _sending, 1) == 0)
            _ = SendWaitingAsync(_outbox);
    }

    /// <summary>Hands every frame to <paramref name="handle"/> until the connection ends; returns why it did, or null if the peer just closed.</summary>
    public async Task<Exception?> ReceiveAsync(Func<Connection, InboundFrame, bool> handle)
    {
        try
        {
            while (await _reader.ReadAsync(CancellationToken.None).ConfigureAwait(false) is { } frame)
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
        }
    }

    /// <summary>Sends what waits, says farewell, and gives the peer time to take it in.</summary>
    public async Task CloseAsync(FarewellReason reason, TimeSpan flushWait)
    {
        var deadline = Stopwatch.GetTimestamp() + (long)(flushWait.TotalSeconds * Stopwatch.Frequency);
        while (_outbox is { IsEmpty: false } && !_ended.Task.IsCompleted && Stopwatch.GetTimestamp() < deadline)
        {
            Wake();
            await Task.WhenAny(_ended.Task, Task.Delay(1)).ConfigureAwait(false);
        }

        _outbox?.AddControl(FrameKind.Farewell, (byte)reason);
        Wake();
        // The peer closes when it has read the farewell; closing first could discard what it has not read yet.
        await Task.WhenAny(_ended.Task, Task.Delay(flushWait)).ConfigureAwait(false);
        Dispose();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
        _ended.TrySetResult();
    }

    private async Task SendWaitingAsync(Outbox outbox)
    {
        try
        {
            var first = true;
            do
            {
                while (outbox.TryTake(_batch, _chunkSize.Bytes))
                {
                    // The thread that woke this one sends the first batch and no more.
                    if (!first)
                        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                    await SendAsync(_batch).ConfigureAwait(false);
                    _batch.Clear();
                    first = false;
                }

                Volatile.Write(ref _sending, 0);
            }
            while (!outbox.IsEmpty && Interlocked.Exchange(ref _sending, 1) == 0);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException)
        {
            // The receiving side notices the end of the connection and reports it.
            Dispose();
        }
    }

    private async ValueTask SendAsync(OutboundBatch batch)
    {
        if (!batch.IsClosed)
        {
            await _stream.WriteAsync(batch.Gathered).ConfigureAwait(false);
            return;
        }

        MemoryMarshal.TryGetArray(batch.Gathered, out _segments[0]);
        MemoryMarshal.TryGetArray(batch.Slice, out _segments[1]);
        var started = Stopwatch.GetTimestamp();
        if (await _socket.SendAsync(_segments, SocketFlags.None).ConfigureAwait(false) != batch.Bytes)
            throw new IOException("The system took fewer bytes than a blocking send takes.");
        _chunkSize.Adapt(Stopwatch.GetElapsedTime(started));
    }
}
