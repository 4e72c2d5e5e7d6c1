using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Configuration;

namespace Contract.Remote;

/// <summary>Base of the tests with two systems that speak over TCP: the test's own and others, all on 127.0.0.1.</summary>
public abstract class RemoteTest : ContractTest
{
    /// <summary>Longer than whatever is waited for takes when all is well.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const string Settings = """
        akka {
          loglevel = WARNING
          log-dead-letters = off
          actor {
            provider = remote
            serializers.parcel = "Contract.Remote.ParcelSerializer, Akka.Contract.Tests"
            serialization-bindings { "Contract.Remote.Parcel, Akka.Contract.Tests" = parcel }
          }
          remote {
            retry-gate-closed-for = 500ms
            dot-netty.tcp { hostname = "127.0.0.1", port = 0, maximum-frame-size = 4MB }
            watch-failure-detector { heartbeat-interval = 100ms, acceptable-heartbeat-pause = 1s, expected-response-after = 100ms }
          }
        }

        """;

    private readonly List<ActorSystem> _others = [];

    protected RemoteTest(string config = "")
        : base(Settings + config)
    {
    }

    protected Address Here => AddressOf(Sys);

    protected static Address AddressOf(ActorSystem system) => ((ExtendedActorSystem)system).Provider.DefaultAddress;

    /// <summary>Starts another system; the test ends it.</summary>
    protected ActorSystem StartOther(string name = "other", string config = "")
    {
        var system = ActorSystem.Create(name, ConfigurationFactory.ParseString(config).WithFallback(ConfigurationFactory.ParseString(Settings)));
        _others.Add(system);
        return system;
    }

    protected static IActorRef SpawnOn(ActorSystem system, Action<ScriptedActor> script, string name) =>
        system.ActorOf(Props.Create(() => new ScriptedActor(script)), name);

    /// <summary>The reference, on this system, for an actor below /user of another.</summary>
    protected Task<IActorRef> FindAsync(ActorSystem system, string name) => FindAsync(AddressOf(system), name);

    protected Task<IActorRef> FindAsync(Address address, string name) => Sys.ActorSelection($"{address}/user/{name}").ResolveOne(Patience);

    protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A failure and all that led to it.</summary>
    protected static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            yield return failure;
    }

    protected override void AfterAll()
    {
        Task.WhenAll(_others.Select(system => system.Terminate())).Wait(Patience);
        base.AfterAll();
    }
}
