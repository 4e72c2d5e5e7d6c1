using System.Runtime.ExceptionServices;
using Akka.Dispatch.SystemMessages;

namespace Akka.Actor.Internal;

/// <summary>Runs the continuations of an asynchronous handler in its actor, one at a time, with Self, Sender and Context in place.</summary>
internal sealed class ActorTaskScheduler(ActorCell cell) : TaskScheduler
{
    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Starts asynchronous work; the actor takes no message until it ends. Its exception is a failure of the actor.</summary>
    internal void Run(Func<Task> work)
    {
        cell.Mailbox.Suspend();
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();
        if (task.IsCompleted)
        {
            cell.Mailbox.Resume();
            if (FailureOf(task) is { } failure)
                ExceptionDispatchInfo.Throw(failure);
            return;
        }
        task.ContinueWith(Complete, CancellationToken.None, TaskContinuationOptions.None, this);
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        if (ReferenceEquals(ActorCell.Current, cell))
            TryExecuteTask(task);
        else
            cell.SendSystemMessage(new RunContinuation(() => TryExecuteTask(task)));
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(ActorCell.Current, cell) && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private static Exception? FailureOf(Task task)
    {
        if (task.IsCanceled)
            return new TaskCanceledException(task);
        return task.Exception is { InnerExceptions: [var single] } ? single : task.Exception;
    }

    private void Complete(Task task)
    {
        cell.Mailbox.Resume();
        if (FailureOf(task) is { } failure)
            cell.HandleInvokeFailure(failure);
        else
            cell.HandlerCompleted();
    }
}
