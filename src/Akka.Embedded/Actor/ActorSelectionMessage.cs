namespace Akka.Actor;

/// <summary>A message on its way along a selection.</summary>
public class ActorSelectionMessage(object message, SelectionPathElement[] elements, bool wildCardFanOut = false)
    : IAutoReceivedMessage, IPossiblyHarmful, IWrappedMessage
{
    /// <summary>The message.</summary>
    public object Message { get; } = message;

    /// <summary>The rest of the way.</summary>
    public SelectionPathElement[] Elements { get; } = elements;

    /// <summary>Whether it goes to several actors.</summary>
    public bool WildCardFanOut { get; } = wildCardFanOut;

    /// <inheritdoc/>
    public override string ToString() => $"ActorSelectionMessage - Message: {Message} - Elements: {string.Join<SelectionPathElement>('/', Elements)}";
}

/// <summary>A step of a selection.</summary>
public abstract class SelectionPathElement;

/// <summary>One level down.</summary>
public class SelectChildName(string name) : SelectionPathElement
{
    /// <summary>The child's name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>One level up.</summary>
public class SelectParent : SelectionPathElement
{
    /// <summary>The only instance.</summary>
    public static readonly SelectParent Instance = new();

    private SelectParent()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "..";
}
