using System.Net;
using Akka.Actor;
using Akka.Remote.Transport;

namespace Neurosurgeon.LinkEmulation.Remoting;

/// <summary>
/// A transport that connects to nodes by another way. Nodes still know one another by their own addresses, without which they would
/// drop one another's messages.
/// </summary>
internal sealed class RoutedTransport(Transport transport, Func<Address, Task<IPEndPoint>> route) : Transport
{
    public override string SchemeIdentifier => transport.SchemeIdentifier;

    public override long MaximumPayloadBytes => transport.MaximumPayloadBytes;

    public override Task<(Address, TaskCompletionSource<IAssociationEventListener>)> Listen() => transport.Listen();

    public override bool IsResponsibleFor(Address remote) => transport.IsResponsibleFor(remote);

    public override async Task<AssociationHandle> Associate(Address remoteAddress)
    {
        var way = await route(remoteAddress).ConfigureAwait(false);
        var handle = await transport.Associate(remoteAddress.WithHost($"{way.Address}").WithPort(way.Port)).ConfigureAwait(false);
        return new RoutedHandle(handle, remoteAddress);
    }

    public override Task<bool> Shutdown() => transport.Shutdown();

    public override Task<bool> ManagementCommand(object message) => transport.ManagementCommand(message);
}
