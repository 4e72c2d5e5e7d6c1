namespace Akka.Dispatch;

/// <summary>Runs actors on the thread pool; the mailbox itself is the work item.</summary>
internal sealed class ThreadPoolDispatcher(string id, int throughput) : MessageDispatcher(id, throughput)
{
    // The global queue is first in, first out: no actor is kept waiting by busier ones.
    internal override void Execute(Mailbox mailbox) => ThreadPool.UnsafeQueueUserWorkItem(mailbox, preferLocal: false);
}
