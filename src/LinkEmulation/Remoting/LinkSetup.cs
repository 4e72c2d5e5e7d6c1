using System.Net;
using Akka.Actor;
using Akka.Actor.Setup;

namespace Neurosurgeon.LinkEmulation.Remoting;

/// <summary>Tells an actor system, when it is created, that its connections lead through an emulated link.</summary>
/// <param name="route">Where to connect instead of a node's own address, so that what is sent arrives there through the link.</param>
public sealed class LinkSetup(Func<Address, Task<IPEndPoint>> route) : Setup
{
    /// <summary>The configuration that goes with it, as HOCON.</summary>
    // Akka.Remote 1.5.73 reads the class with its quotation marks where there is a blank behind the comma.
    public static string Hocon { get; } = $$"""
        akka.remote {
          adapters.emulated-link = "{{typeof(RoutedTransportProvider).FullName}},{{typeof(RoutedTransportProvider).Assembly.GetName().Name}}"
          dot-netty.tcp.applied-adapters = ["emulated-link"]
        }
        """;

    /// <summary>Where to connect instead of a node's own address.</summary>
    public Func<Address, Task<IPEndPoint>> Route => route;
}
