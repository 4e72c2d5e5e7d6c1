namespace Akka.Actor;

/// <summary>Where an actor sets messages aside for later.</summary>
public interface IStash
{
    /// <summary>Messages in the stash.</summary>
    int Count { get; }

    /// <summary>Whether nothing is stashed.</summary>
    bool IsEmpty { get; }

    /// <summary>Whether something is stashed.</summary>
    bool NonEmpty { get; }

    /// <summary>Sets the current message aside.</summary>
    /// <exception cref="IllegalActorStateException">It has been stashed already.</exception>
    void Stash();

    /// <summary>Puts the oldest stashed message at the head of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all stashed messages at the head of the mailbox, oldest first.</summary>
    void UnstashAll();

    /// <summary>Puts those for which the predicate holds at the head of the mailbox, and drops the others.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Empties the stash and returns what was in it.</summary>
    IEnumerable<Envelope> ClearStash();
}

/// <summary>An actor with a stash.</summary>
public interface IActorStash
{
    /// <summary>The stash; set by the runtime after the constructor.</summary>
    IStash Stash { get; set; }
}

/// <summary>An actor with a stash.</summary>
public interface IWithUnrestrictedStash : IActorStash;

/// <summary>An actor with a stash.</summary>
public interface IWithStash : IWithUnrestrictedStash;

/// <summary>An actor with a stash without a limit.</summary>
public interface IWithUnboundedStash : IWithUnrestrictedStash;
