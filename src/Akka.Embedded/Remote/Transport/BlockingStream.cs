using System.Net.Sockets;

namespace Akka.Remote.Transport;

/// <summary>
/// A socket as a stream whose asynchronous calls block the calling thread. Each connection has threads of its own: a thread
/// that waits in the system gets its bytes without a detour through the thread pool, which costs more than a message.
/// The socket must never be used asynchronously, as that would put an end to its blocking mode.
/// </summary>
internal sealed class BlockingStream(Socket socket) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        // Waiting in the receive call itself, this thread would be woken each time that another one may send on.
        socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectRead);
        return socket.Receive(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Write(ReadOnlySpan<byte> buffer) => socket.Send(buffer);

    public override void Write(byte[] buffer, int offset, int count) => socket.Send(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing) => socket.Dispose();
}
