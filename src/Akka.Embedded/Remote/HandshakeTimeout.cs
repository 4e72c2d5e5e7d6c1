using System.Net.Sockets;

namespace Akka.Remote;

/// <summary>Closes a socket, and so ends whatever blocks on it, unless it passes its handshake in time.</summary>
internal sealed class HandshakeTimeout : IDisposable
{
    private const int Running = 0, Passed = 1, TimedOut = 2;
    private readonly ITimer _timer;
    private int _state;

    public HandshakeTimeout(Socket socket, TimeSpan time, TimeProvider timeProvider) =>
        _timer = timeProvider.CreateTimer(
            _ =>
            {
                if (Interlocked.CompareExchange(ref _state, TimedOut, Running) == Running)
                    socket.Dispose();
            },
            null, time, Timeout.InfiniteTimeSpan);

    public bool HasPassed => Volatile.Read(ref _state) == TimedOut;

    /// <summary>The handshake is done; false if the time was up before.</summary>
    public bool Pass() => Interlocked.CompareExchange(ref _state, Passed, Running) == Running;

    public void Dispose() => _timer.Dispose();
}
