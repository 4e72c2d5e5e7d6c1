using Akka.Actor;

namespace Akka.TestKit;

/// <summary>One more actor whose messages a test can look at; usable as the reference of that actor.</summary>
public class TestProbe : TestKitBase, IActorRef, IActorRefWrapper
{
    /// <summary>A probe on a system.</summary>
    public TestProbe(ActorSystem system, string? testProbeName = null)
        : base(system, null, null, testProbeName, sendsAsTestActor: false)
    {
    }

    /// <summary>The reference of the probe.</summary>
    public IActorRef Ref => TestActor;

    /// <summary>The sender of the last message that was looked at.</summary>
    public IActorRef Sender => LastSender;

    IActorRef IActorRefWrapper.Wrapped => TestActor;

    ActorPath IActorRef.Path => TestActor.Path;

    /// <summary>Sends a message as the probe.</summary>
    public void Send(IActorRef actor, object message) => actor.Tell(message, TestActor);

    /// <summary>Passes the last message on with its sender.</summary>
    public void Forward(IActorRef actor) => Forward(actor, LastMessage);

    /// <summary>Sends a message with the sender of the last one.</summary>
    public void Forward(IActorRef actor, object message) => actor.Tell(message, Sender);

    /// <summary>Answers the last message.</summary>
    public void Reply(object message) => Sender.Tell(message, TestActor);

    void ICanTell.Tell(object message, IActorRef? sender) => TestActor.Tell(message, sender);

    bool IEquatable<IActorRef>.Equals(IActorRef? other) => TestActor.Equals(other);

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => TestActor.CompareTo(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => TestActor.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => TestActor.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => TestActor.ToString()!;
}
