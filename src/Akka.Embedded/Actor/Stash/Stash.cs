namespace Akka.Actor.Internal;

/// <summary>The stash of one instance of an actor.</summary>
internal sealed class Stash(ActorCell cell) : IStash
{
    private readonly LinkedList<Envelope> _stashed = new();
    private long _lastStashedTurn = -1;

    public int Count => _stashed.Count;

    public bool IsEmpty => _stashed.Count == 0;

    public bool NonEmpty => _stashed.Count > 0;

    void IStash.Stash()
    {
        if (cell.CurrentMessage is not { } message)
            throw new IllegalActorStateException($"{cell.SelfRef} handles no message that could be stashed.");
        if (_lastStashedTurn == cell.MessageNumber)
            throw new IllegalActorStateException($"Can't stash the same message {message} more than once.");
        _lastStashedTurn = cell.MessageNumber;
        _stashed.AddLast(new Envelope(message, cell.Sender));
    }

    public void Unstash()
    {
        if (_stashed.First is not { } oldest)
            return;
        _stashed.RemoveFirst();
        cell.Mailbox.Prepend(oldest.Value);
    }

    public void UnstashAll() => UnstashAll(_ => true);

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        while (_stashed.Last is { } newest)
        {
            _stashed.RemoveLast();
            if (predicate(newest.Value))
                cell.Mailbox.Prepend(newest.Value);
        }
    }

    public IEnumerable<Envelope> ClearStash()
    {
        Envelope[] stashed = [.. _stashed];
        _stashed.Clear();
        return stashed;
    }
}
