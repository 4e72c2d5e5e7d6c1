using System.Collections.Concurrent;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote.Transport;

namespace Embedded.Remote;

/// <summary>A system that listens on 127.0.0.1 and keeps what it logs; and bare sockets to annoy it with.</summary>
internal sealed class ListeningNode : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentQueue<string> _log = new();
    private readonly SemaphoreSlim _logged = new(0);

    public ListeningNode(string config = "")
    {
        System = ActorSystem.Create("node", ConfigurationFactory.ParseString(config).WithFallback(ConfigurationFactory.ParseString(
            """
            akka {
              loglevel = WARNING
              stdout-loglevel = OFF
              loggers = []
              actor.provider = remote
              remote.flush-wait-on-shutdown = 200ms
              remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0, maximum-frame-size = 1MB }
            }
            """)));
        var collector = System.ActorOf(Props.Create(() => new Collector(Add)), "log");
        System.EventStream.Subscribe(collector, typeof(LogEvent));
        System.ActorOf(Props.Create(() => new Echo()), "echo");
        // The subscription is in force when the collector answers.
        collector.Ask<ActorIdentity>(new Identify(1), Patience).Wait(Patience);
    }

    public ActorSystem System { get; }

    public Address Address => ((ExtendedActorSystem)System).Provider.DefaultAddress;

    public IEnumerable<string> Log => _log;

    /// <summary>Waits for a line of the log with that text in it.</summary>
    public string WaitForLog(string text)
    {
        while (true)
        {
            if (_log.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
                return found;
            if (!_logged.Wait(Patience))
                Assert.Fail($"Nothing was logged with '{text}'; only: {string.Join(" | ", _log)}");
        }
    }

    public TcpClient Connect()
    {
        var client = new TcpClient("127.0.0.1", Address.Port!.Value) { ReceiveTimeout = (int)Patience.TotalMilliseconds };
        client.NoDelay = true;
        return client;
    }

    /// <summary>A connection through its handshake, as node <paramref name="name"/>.</summary>
    public TcpClient ConnectAs(string name, int uid = 1)
    {
        var client = Connect();
        client.GetStream().Write(new Handshake(new Address("akka.tcp", name, "127.0.0.1", 1), uid, Address).Encode());
        Assert.Equal("", Handshake.Read(client.GetStream()).Refusal);
        return client;
    }

    /// <summary>Whether the node still answers another one.</summary>
    public void AssertServes(string configOfOther = "")
    {
        using var other = new ListeningNode(configOfOther);
        var answer = other.System.ActorSelection($"{Address}/user/echo").Ask<string>("still there?", Patience).WaitAsync(Patience).GetAwaiter().GetResult();
        Assert.Equal("still there?", answer);
    }

    public void Dispose() => System.Terminate().Wait(Patience);

    private void Add(string line)
    {
        _log.Enqueue(line);
        _logged.Release();
    }

    private sealed class Collector : ReceiveActor
    {
        public Collector(Action<string> add) => Receive<LogEvent>(logged => add($"{logged.LogLevel()}: {logged.Message}"));
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => Receive<string>(text => Sender.Tell(text));
    }
}
