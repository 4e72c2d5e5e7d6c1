using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;

namespace Neurosurgeon.Remoting.Benchmarks;

/// <summary>Two actor systems on 127.0.0.1 that speak over TCP.</summary>
internal sealed class TwoSystems : IDisposable
{
    private const string Settings = """
        akka {
          loglevel = WARNING
          actor {
            provider = remote
            serializers.blob = "Neurosurgeon.Remoting.Benchmarks.BlobSerializer, Remoting.Benchmarks"
            serialization-bindings {
              "Neurosurgeon.Remoting.Benchmarks.Blob, Remoting.Benchmarks" = blob
              "Neurosurgeon.Remoting.Benchmarks.Received, Remoting.Benchmarks" = blob
            }
          }
          remote.dot-netty.tcp {
            hostname = "127.0.0.1", port = 0, maximum-frame-size = 30 MB
            # The system's own sizes, as the bare sockets have.
            send-buffer-size = 0, receive-buffer-size = 0
          }
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ActorSystem _near = ActorSystem.Create("near", ConfigurationFactory.ParseString(Settings));
    private readonly ActorSystem _far = ActorSystem.Create("far", ConfigurationFactory.ParseString(Settings));
    private readonly IActorRef _receiver;

    public TwoSystems()
    {
        _far.ActorOf(Props.Create(() => new Receiver()), "receiver");
        var address = ((ExtendedActorSystem)_far).Provider.DefaultAddress;
        _receiver = _near.ActorSelection($"{address}/user/receiver").ResolveOne(Patience).GetAwaiter().GetResult();
    }

    /// <summary>Bytes per second, with a few messages under way at a time.</summary>
    public double Throughput(int messageBytes, int messages)
    {
        var done = new TaskCompletionSource();
        var started = Stopwatch.GetTimestamp();
        var sender = _near.ActorOf(Props.Create(() => new Sender(_receiver, new byte[messageBytes], messages, done)));
        Wait(done.Task);
        _near.Stop(sender);
        return (double)messageBytes * messages / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Mean time from a tell to the receiving actor, one message at a time, in milliseconds.</summary>
    public double OneWayMilliseconds(int messageBytes, int messages)
    {
        var blob = new Blob(new byte[messageBytes]);
        var total = TimeSpan.Zero;
        for (var i = 0; i < messages; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var received = Wait(_receiver.Ask<Received>(blob, Patience));
            total += Stopwatch.GetElapsedTime(started, received.Timestamp);
        }

        return total.TotalMilliseconds / messages;
    }

    /// <summary>Mean time of an echo of a small message between two actors, in milliseconds.</summary>
    public double EchoMilliseconds(int messageBytes, int messages)
    {
        var done = new TaskCompletionSource();
        var started = Stopwatch.GetTimestamp();
        var pinger = _near.ActorOf(Props.Create(() => new Pinger(_receiver, new string('x', messageBytes), messages, done)));
        Wait(done.Task);
        _near.Stop(pinger);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds / messages;
    }

    public void Dispose() => Task.WhenAll(_near.Terminate(), _far.Terminate()).Wait(Patience);

    private static T Wait<T>(Task<T> task) => task.WaitAsync(Patience).GetAwaiter().GetResult();

    private static void Wait(Task task) => task.WaitAsync(Patience).GetAwaiter().GetResult();

    private sealed class Receiver : ReceiveActor
    {
        public Receiver()
        {
            Receive<Blob>(_ => Sender.Tell(new Received(Stopwatch.GetTimestamp())));
            Receive<string>(text => Sender.Tell(text));
        }
    }

    private sealed class Sender : ReceiveActor
    {
        private const int Window = 4;

        public Sender(IActorRef receiver, byte[] bytes, int messages, TaskCompletionSource done)
        {
            var (sent, received) = (0, 0);
            for (; sent < Math.Min(Window, messages); sent++)
                receiver.Tell(new Blob(bytes), Self);
            Receive<Received>(_ =>
            {
                if (++received == messages)
                    done.TrySetResult();
                else if (sent++ < messages)
                    receiver.Tell(new Blob(bytes), Self);
            });
        }
    }

    private sealed class Pinger : ReceiveActor
    {
        public Pinger(IActorRef receiver, string text, int messages, TaskCompletionSource done)
        {
            var received = 0;
            receiver.Tell(text, Self);
            Receive<string>(_ =>
            {
                if (++received == messages)
                    done.TrySetResult();
                else
                    receiver.Tell(text);
            });
        }
    }
}
