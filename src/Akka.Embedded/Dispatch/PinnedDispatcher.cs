using System.Collections.Concurrent;

namespace Akka.Dispatch;

/// <summary>Runs one actor on a thread of its own, which ends with the actor.</summary>
internal sealed class PinnedDispatcher(string id, int throughput) : MessageDispatcher(id, throughput)
{
    private readonly BlockingCollection<IThreadPoolWorkItem> _work = [];

    public override void Schedule(Action run) => Enqueue(new ActionWorkItem(run));

    internal override void Execute(Mailbox mailbox) => Enqueue(mailbox);

    internal override void Attach(Mailbox mailbox)
    {
        new Thread(Run) { IsBackground = true, Name = Id }.Start();
        base.Attach(mailbox);
    }

    internal override void Detach(Mailbox mailbox)
    {
        lock (_work)
            _work.CompleteAdding();
    }

    private void Enqueue(IThreadPoolWorkItem item)
    {
        lock (_work)
        {
            if (!_work.IsAddingCompleted)
            {
                _work.Add(item);
                return;
            }
        }
        // The actor has ended; what still comes for it, to become dead letters, needs no thread of its own.
        ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
    }

    private void Run()
    {
        foreach (var item in _work.GetConsumingEnumerable())
            item.Execute();
    }

    private sealed class ActionWorkItem(Action run) : IThreadPoolWorkItem
    {
        public void Execute() => run();
    }
}
