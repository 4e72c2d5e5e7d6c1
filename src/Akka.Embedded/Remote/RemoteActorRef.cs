using Akka.Actor;
using Akka.Dispatch.SystemMessages;

namespace Akka.Remote;

/// <summary>An actor, or the place of one, on another node.</summary>
internal sealed class RemoteActorRef(Remoting remoting, Association association, ActorPath path) : InternalActorRef
{
    public override ActorPath Path { get; } = path;

    /// <summary>The path as the wire carries it.</summary>
    public string WirePath { get; } = path.ToSerializationFormat();

    /// <summary>What keeps its order: all that goes to this path, whichever reference it is sent by.</summary>
    public string Lane { get; } = path.ToString().TrimEnd('/');

    /// <summary>The node.</summary>
    public Association Association { get; } = association;

    internal override Actor.Internal.ActorRefProvider Provider => remoting.System.ProviderImpl;

    internal override bool IsLocal => false;

    internal override InternalActorRef Parent => Path.Depth == 0 ? this : new RemoteActorRef(remoting, Association, Path.Parent);

    internal override InternalActorRef GetChild(string name) => new RemoteActorRef(remoting, Association, Path / name);

    internal override void TellInternal(object message, IActorRef? sender) => remoting.Send(message, sender, this);

    internal override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case Watch watch when watch.Watchee.Equals(this):
                remoting.Watcher.Watch(this, watch.Watcher);
                break;
            case Unwatch unwatch when unwatch.Watchee.Equals(this):
                remoting.Watcher.Unwatch(this, unwatch.Watcher);
                break;
            default:
                remoting.Send(message, null, this);
                break;
        }
    }
}
