using Akka.Actor;
using Akka.Remote.Transport;
using Google.Protobuf;

namespace Neurosurgeon.LinkEmulation.Remoting;

/// <summary>A connection to a node, under the node's own address whatever way it takes.</summary>
internal sealed class RoutedHandle : AssociationHandle
{
    private readonly AssociationHandle _handle;

    /// <param name="handle">The connection.</param>
    /// <param name="remote">The node's own address.</param>
    public RoutedHandle(AssociationHandle handle, Address remote)
        : base(handle.LocalAddress, remote)
    {
        _handle = handle;
        ReadHandlerSource = handle.ReadHandlerSource;
    }

    public override bool Write(ByteString payload) => _handle.Write(payload);

    [Obsolete("As in Akka.Remote.")]
    public override void Disassociate() => _handle.Disassociate();
}
