using System.Collections.Concurrent;

namespace Akka.Dispatch;

/// <summary>Runs one actor on a thread of its own, which ends with the actor.</summary>
internal sealed class PinnedDispatcher(string id, int throughput) : MessageDispatcher(id, throughput)
{
    private readonly BlockingCollection<Mailbox> _turns = [];

    internal override void Attach(Mailbox mailbox)
    {
        new Thread(Run) { IsBackground = true, Name = Id }.Start();
        base.Attach(mailbox);
    }

    internal override void Detach(Mailbox mailbox)
    {
        lock (_turns)
            _turns.CompleteAdding();
    }

    internal override void Execute(Mailbox mailbox)
    {
        lock (_turns)
        {
            if (!_turns.IsAddingCompleted)
            {
                _turns.Add(mailbox);
                return;
            }
        }
        // The actor has ended; what still comes for it, to become dead letters, needs no thread of its own.
        ThreadPool.UnsafeQueueUserWorkItem(mailbox, preferLocal: false);
    }

    private void Run()
    {
        foreach (var mailbox in _turns.GetConsumingEnumerable())
            mailbox.Run();
    }
}
