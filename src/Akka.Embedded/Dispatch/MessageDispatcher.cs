namespace Akka.Dispatch;

/// <summary>Runs actors on threads.</summary>
public abstract class MessageDispatcher
{
    private protected MessageDispatcher(string id, int throughput)
    {
        Id = id;
        Throughput = throughput;
    }

    /// <summary>The id under which it is configured.</summary>
    public string Id { get; }

    /// <summary>Messages that an actor handles before another gets its turn.</summary>
    public int Throughput { get; }

    /// <summary>Has the mailbox run soon.</summary>
    internal abstract void Execute(Mailbox mailbox);

    /// <summary>An actor begins.</summary>
    internal virtual void Attach(Mailbox mailbox) => mailbox.Attach();

    /// <summary>An actor has ended.</summary>
    internal virtual void Detach(Mailbox mailbox)
    {
    }
}
