using Akka.Actor;

namespace Akka.Routing;

/// <summary>A message for the router itself, not for its routees.</summary>
public abstract class RouterManagementMessage;

/// <summary>Asks a router for its <see cref="Routees"/>.</summary>
public sealed class GetRoutees : RouterManagementMessage
{
    /// <summary>The only instance.</summary>
    public static GetRoutees Instance { get; } = new();

    private GetRoutees()
    {
    }
}

/// <summary>The answer to <see cref="GetRoutees"/>.</summary>
public sealed class Routees(IEnumerable<Routee> routees)
{
    /// <summary>The routees at the time.</summary>
    public IEnumerable<Routee> Members { get; } = routees;
}

/// <summary>Makes a pool larger or smaller.</summary>
public sealed class AdjustPoolSize(int change) : RouterManagementMessage
{
    /// <summary>Routees to add, or below 0 to take away.</summary>
    public int Change { get; } = change;
}

/// <summary>A message for one or more routees, in an envelope.</summary>
public abstract class RouterEnvelope : IWrappedMessage
{
    private protected RouterEnvelope(object message) => Message = message;

    /// <summary>What the routees get.</summary>
    public object Message { get; }
}

/// <summary>Goes to all routees.</summary>
public sealed class Broadcast(object message) : RouterEnvelope(message);

/// <summary>A router reconsiders its size.</summary>
internal sealed class Resize : RouterManagementMessage
{
    internal static readonly Resize Instance = new();
}
