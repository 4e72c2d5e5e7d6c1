using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Neurosurgeon.Remoting.Benchmarks;

/// <summary>The yardstick: one thread in a blocking send loop, one in a blocking receive loop into one buffer, nothing else.</summary>
internal sealed class BareSockets : IDisposable
{
    private readonly Socket _sender;
    private readonly Socket _receiver;

    public BareSockets()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        _sender = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _sender.Connect(listener.LocalEndPoint!);
        _receiver = listener.Accept();
    }

    /// <summary>Bytes per second.</summary>
    /// <param name="messageBytes">The size of a message.</param>
    /// <param name="messages">How many are sent.</param>
    /// <param name="intoNewArrays">Whether each message is received into an array of its own, as an actor's is, instead of into one buffer.</param>
    public double Throughput(int messageBytes, int messages, bool intoNewArrays = false)
    {
        var receiving = new Thread(() => ReceiveAll(messageBytes, messages, intoNewArrays));
        var message = new byte[messageBytes];
        var started = Stopwatch.GetTimestamp();
        receiving.Start();
        for (var i = 0; i < messages; i++)
            _sender.Send(message);
        receiving.Join();
        return (double)messageBytes * messages / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public void Dispose()
    {
        _sender.Dispose();
        _receiver.Dispose();
    }

    private void ReceiveAll(int messageBytes, int messages, bool intoNewArrays)
    {
        var buffer = new byte[messageBytes];
        for (var i = 0; i < messages; i++)
        {
            if (intoNewArrays)
                buffer = GC.AllocateUninitializedArray<byte>(messageBytes);
            for (var filled = 0; filled < messageBytes;)
                filled += _receiver.Receive(buffer.AsSpan(filled));
        }
    }
}
