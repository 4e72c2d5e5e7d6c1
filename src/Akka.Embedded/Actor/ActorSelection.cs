using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Whatever actor is at a path at the time of sending.</summary>
public class ActorSelection : ICanTell
{
    /// <summary>The way <paramref name="path"/> from <paramref name="anchor"/>.</summary>
    public ActorSelection(IActorRef anchor, SelectionPathElement[] path)
    {
        Anchor = anchor;
        Path = path;
    }

    /// <summary>The way <paramref name="path"/> from <paramref name="anchor"/>, names parted by slashes.</summary>
    public ActorSelection(IActorRef anchor, string path)
        : this(anchor, path.Split('/'))
    {
    }

    /// <summary>The way <paramref name="elements"/> from <paramref name="anchor"/>; <c>..</c> goes up.</summary>
    public ActorSelection(IActorRef anchor, IEnumerable<string> elements)
        : this(anchor, [.. elements.Where(element => element.Length > 0).Select(Element)])
    {
    }

    /// <summary>Where the way begins.</summary>
    public IActorRef Anchor { get; }

    /// <summary>The way.</summary>
    public SelectionPathElement[] Path { get; }

    /// <summary>The way as text.</summary>
    public string PathString => "/" + string.Join<SelectionPathElement>('/', Path);

    /// <summary>Sends a message to the actor that is there now; inside an actor, with that actor as sender.</summary>
    public void Tell(object message, IActorRef? sender = null) =>
        Deliver(InternalActorRef.Of(Anchor), sender ?? ActorCell.Current?.Self, new ActorSelectionMessage(message, Path));

    /// <summary>The reference of the actor that is there now.</summary>
    /// <exception cref="ActorNotFoundException">There is none, or it did not answer in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <summary>The reference of the actor that is there now.</summary>
    /// <exception cref="ActorNotFoundException">There is none, or it did not answer in time.</exception>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException($"There is no actor at {this}.");
        }
        catch (Exception exception)
        {
            throw new ActorNotFoundException($"Could not resolve {this}.", exception);
        }
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActorSelection other && Anchor.Equals(other.Anchor) && PathString == other.PathString;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Anchor, PathString);

    /// <inheritdoc/>
    public override string ToString() => $"ActorSelection[Anchor({Anchor.Path.ToSerializationFormat()}), Path({PathString})]";

    /// <summary>Walks the way from an anchor as far as it is in this process, and hands the message on there.</summary>
    internal static void Deliver(InternalActorRef anchor, IActorRef? sender, ActorSelectionMessage selection)
    {
        var current = anchor;
        for (var i = 0; i < selection.Elements.Length; i++)
        {
            if (!current.IsLocal || current is EmptyActorRef)
            {
                current.Tell(new ActorSelectionMessage(selection.Message, selection.Elements[i..]), sender);
                return;
            }
            var next = selection.Elements[i] is SelectParent ? current.Parent : Child(current, ((SelectChildName)selection.Elements[i]).Name);
            if (next.IsNobody())
            {
                var path = anchor.Path / selection.Elements.Select(element => element.ToString()!);
                new EmptyActorRef(anchor.Provider, path, anchor.Provider.System.EventStream).Tell(selection, sender);
                return;
            }
            current = next;
        }
        current.Tell(selection.Message, sender);
    }

    // The root also leads to /temp and /deadLetters, which are no actors.
    private static InternalActorRef Child(InternalActorRef parent, string name) =>
        parent is RootGuardianRef && name == "deadLetters" ? parent.Provider.DeadLettersRef : parent.GetChild(name);

    private static SelectionPathElement Element(string element)
    {
        if (element.AsSpan().ContainsAny('*', '?'))
            throw new NotSupportedException($"'{element}' in a selection: the embedded runtime knows no wildcards.");
        return element == ".." ? SelectParent.Instance : new SelectChildName(element);
    }
}
