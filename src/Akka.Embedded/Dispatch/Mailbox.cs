using System.Collections.Concurrent;
using System.Threading.Channels;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SystemMessages;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>
/// The queues of one actor, and the turn-taking that runs it on at most one thread at a time. Posting enqueues and, if the actor is
/// not scheduled, schedules it; a run ends by clearing the flag and looking once more, so no wake-up is ever lost.
/// </summary>
internal sealed class Mailbox(ActorCell cell, MessageDispatcher dispatcher) : IThreadPoolWorkItem
{
    private static readonly UnboundedChannelOptions ChannelOptions = new() { AllowSynchronousContinuations = false };

    private readonly Channel<Envelope> _messages = Channel.CreateUnbounded<Envelope>(ChannelOptions);
    private readonly ConcurrentQueue<ISystemMessage> _systemMessages = new();

    /// <summary>Unstashed messages, which go before the queue; touched by the actor's thread only.</summary>
    private readonly LinkedList<Envelope> _unstashed = new();

    private readonly Queue<ISystemMessage> _held = new();
    private readonly Queue<ISystemMessage> _released = new();
    private volatile int _unstashedCount;
    private volatile int _suspensions;
    private volatile bool _isClosed;
    private int _isScheduled;
    private bool _isAttached;

    internal bool IsClosed => _isClosed;

    internal bool IsSuspended => _suspensions > 0;

    internal bool IsScheduled => Volatile.Read(ref _isScheduled) != 0;

    internal int NumberOfMessages => _messages.Reader.Count + _unstashedCount;

    internal bool HasMessages => NumberOfMessages > 0;

    private bool HasWork => !_systemMessages.IsEmpty || ((!IsSuspended || _isClosed) && HasMessages);

    void IThreadPoolWorkItem.Execute() => Run();

    internal void Post(Envelope envelope)
    {
        if (_isClosed)
        {
            ToDeadLetters(envelope);
            return;
        }
        _messages.Writer.TryWrite(envelope);
        Schedule();
    }

    internal void PostSystem(ISystemMessage message)
    {
        _systemMessages.Enqueue(message);
        Schedule();
    }

    /// <summary>From now on the actor may run.</summary>
    internal void Attach()
    {
        Volatile.Write(ref _isAttached, true);
        Schedule();
    }

    /// <summary>Puts a message before all that wait.</summary>
    internal void Prepend(Envelope envelope)
    {
        _unstashed.AddFirst(envelope);
        _unstashedCount = _unstashed.Count;
    }

    internal void Suspend() => _suspensions++;

    internal void Resume()
    {
        if (_suspensions > 0)
            _suspensions--;
    }

    internal void Hold(ISystemMessage message) => _held.Enqueue(message);

    internal void ReleaseHeld()
    {
        while (_held.TryDequeue(out var message))
            _released.Enqueue(message);
    }

    internal void Close() => _isClosed = true;

    /// <summary>One turn: all system messages, then up to the dispatcher's throughput of messages.</summary>
    internal void Run()
    {
        var outer = ActorCell.Current;
        ActorCell.Current = cell;
        try
        {
            RunSystemMessages();
            for (var left = dispatcher.Throughput; left > 0 && !_isClosed && !IsSuspended && TryTake(out var envelope); left--)
            {
                cell.Invoke(in envelope);
                RunSystemMessages();
            }
        }
        finally
        {
            ActorCell.Current = outer;
            EndTurn();
        }
    }

    private void Schedule()
    {
        if (Volatile.Read(ref _isAttached) && Interlocked.CompareExchange(ref _isScheduled, 1, 0) == 0)
            dispatcher.Execute(this);
    }

    private void EndTurn()
    {
        if (_isClosed)
            Drain();
        // A full fence: what was posted before it is seen below, what is posted after it sees the flag cleared.
        Interlocked.Exchange(ref _isScheduled, 0);
        if (HasWork)
            Schedule();
    }

    private void RunSystemMessages()
    {
        while (!_isClosed && (_released.TryDequeue(out var message) || _systemMessages.TryDequeue(out message)))
            cell.InvokeSystem(message);
    }

    private bool TryTake(out Envelope envelope)
    {
        if (_unstashed.First is not { } first)
            return _messages.Reader.TryRead(out envelope);
        envelope = first.Value;
        _unstashed.RemoveFirst();
        _unstashedCount = _unstashed.Count;
        return true;
    }

    private void Drain()
    {
        var deadLetters = (InternalActorRef)cell.SystemImpl.DeadLetters;
        while (_released.TryDequeue(out var message) || _held.TryDequeue(out message) || _systemMessages.TryDequeue(out message))
            deadLetters.SendSystemMessage(message);
        while (TryTake(out var envelope))
            ToDeadLetters(envelope);
    }

    private void ToDeadLetters(in Envelope envelope)
    {
        var deadLetters = cell.SystemImpl.DeadLetters;
        deadLetters.Tell(new DeadLetter(envelope.Message, envelope.Sender ?? deadLetters, cell.SelfRef), envelope.Sender);
    }
}
