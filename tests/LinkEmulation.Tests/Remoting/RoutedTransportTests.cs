using System.Diagnostics;
using System.Net;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Neurosurgeon.LinkEmulation.Proxy;
using Neurosurgeon.LinkEmulation.Remoting;

namespace Neurosurgeon.LinkEmulation.Tests.Remoting;

/// <summary>Two actor systems on 127.0.0.1, the one of which connects to the other over an emulated link.</summary>
public sealed class RoutedTransportTests : IAsyncLifetime
{
    private const double RttMs = 40;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly ActorSystem _cloud = ActorSystem.Create("cloud", Configuration(""));
    private readonly ActorSystem _edge;
    private readonly LinkProxy _proxy;
    private int _routed;

    public RoutedTransportTests()
    {
        _cloud.ActorOf(Props.Create(() => new Echo()), "echo");
        var line = new Line(LinkTrace.Constant(new LinkConditions(100, 100, RttMs)));
        _proxy = new LinkProxy(new IPEndPoint(IPAddress.Loopback, 0), new IPEndPoint(IPAddress.Loopback, CloudAddress.Port!.Value), line);
        var setup = ActorSystemSetup.Create(
            BootstrapSetup.Create().WithConfig(Configuration(LinkSetup.Hocon)),
            new LinkSetup(node =>
            {
                Assert.Equal(CloudAddress.Port, node.Port);
                _routed++;
                return Task.FromResult(_proxy.EndPoint);
            }));
        _edge = ActorSystem.Create("edge", setup);
    }

    private Address CloudAddress => ((ExtendedActorSystem)_cloud).Provider.DefaultAddress;

    [Fact]
    public async Task What_is_sent_to_a_nodes_own_address_and_its_answer_go_over_the_link_and_by_one_connection()
    {
        var echo = await _edge.ActorSelection($"{CloudAddress}/user/echo").ResolveOne(Limit);

        var tookMs = new List<double>();
        for (var message = 0; message < 5; message++)
        {
            var start = Stopwatch.GetTimestamp();
            Assert.Equal(message, await echo.Ask<int>(message, Limit));
            tookMs.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        // What else the machine does only makes them longer.
        Assert.InRange(tookMs.Min(), RttMs - 1, 2 * RttMs);
        Assert.Equal(1, _routed);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Task.WhenAll(_edge.Terminate(), _cloud.Terminate()).WaitAsync(Limit);
        _proxy.Dispose();
    }

    private static Config Configuration(string hocon) => ConfigurationFactory.ParseString(
        $$"""
        akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = remote }
        akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
        {{hocon}}
        """);

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }
}
