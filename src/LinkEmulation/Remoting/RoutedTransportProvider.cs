using Akka.Actor;
using Akka.Remote.Transport;

namespace Neurosurgeon.LinkEmulation.Remoting;

/// <summary>Creates what <see cref="LinkSetup"/> asks for; Akka.Remote makes it by the name in the configuration.</summary>
public sealed class RoutedTransportProvider : ITransportAdapterProvider
{
    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The system was created without a <see cref="LinkSetup"/>.</exception>
    public Transport Create(Transport wrappedTransport, ExtendedActorSystem system) =>
        system.Settings.Setup.Get<LinkSetup>() is { HasValue: true, Value: var setup }
            ? new RoutedTransport(wrappedTransport, setup.Route)
            : throw new InvalidOperationException($"The actor system was created without a {nameof(LinkSetup)}.");
}
