using Akka.Actor;

namespace Akka.Serialization;

/// <summary>The serializers of a system.</summary>
public class Serialization(ExtendedActorSystem system)
{
    /// <summary>The system.</summary>
    public ExtendedActorSystem System { get; } = system;
}
