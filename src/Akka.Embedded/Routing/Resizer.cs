using Akka.Configuration;

namespace Akka.Routing;

/// <summary>Changes the number of routees of a pool with the load.</summary>
public abstract class Resizer
{
    /// <summary>The resizer that a deployment section asks for; null if it asks for none.</summary>
    public static Resizer? FromConfig(Config parentConfig) =>
        parentConfig.GetConfig("resizer") is { } section && section.GetBoolean("enabled") ? DefaultResizer.Read(section) : null;

    /// <summary>Whether to look at the load at this message. Called by senders.</summary>
    public abstract bool IsTimeForResize(long messageCounter);

    /// <summary>Routees to add, or below 0 to take away. Called by the router.</summary>
    public abstract int Resize(IEnumerable<Routee> currentRoutees);
}
