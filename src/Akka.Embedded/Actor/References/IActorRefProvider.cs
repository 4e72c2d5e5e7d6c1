namespace Akka.Actor;

/// <summary>Makes and finds references; knows whether the system can be reached from outside.</summary>
public interface IActorRefProvider
{
    /// <summary>The root of this system's tree, at its local address.</summary>
    ActorPath RootPath { get; }

    /// <summary>The address that other nodes use; without remoting the local one.</summary>
    Address DefaultAddress { get; }

    /// <summary>Where undeliverable messages go.</summary>
    IActorRef DeadLetters { get; }

    /// <summary>The system's settings.</summary>
    Settings Settings { get; }

    /// <summary>The reference for a full path; one that leads to dead letters if there is no such actor.</summary>
    IActorRef ResolveActorRef(string path);

    /// <summary>The reference for a path; one that leads to dead letters if there is no such actor.</summary>
    IActorRef ResolveActorRef(ActorPath actorPath);

    /// <summary>Under which address a node at <paramref name="address"/> reaches this system, or null if it cannot.</summary>
    Address? GetExternalAddressFor(Address address);
}
