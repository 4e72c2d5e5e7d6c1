using Akka.Dispatch;

namespace Akka.Actor.Internal;

/// <summary>The runtime's side of one actor: it owns the instance, the mailbox, the children and the watches.</summary>
internal partial class ActorCell : IUntypedActorContext
{
    [ThreadStatic]
    private static ActorCell? _current;

    private readonly Stack<Receive> _behaviors = new();
    private ActorBase? _actor;
    private ActorTaskScheduler? _taskScheduler;

    internal ActorCell(ActorSystemImpl system, LocalActorRef self, Props props, MessageDispatcher dispatcher, InternalActorRef parent)
    {
        SystemImpl = system;
        SelfRef = self;
        Props = props;
        Dispatcher = dispatcher;
        ParentRef = parent;
        Sender = system.DeadLetters;
        Mailbox = new Mailbox(this, dispatcher);
    }

    /// <summary>The actor that runs on this thread.</summary>
    internal static ActorCell? Current
    {
        get => _current;
        set => _current = value;
    }

    internal ActorSystemImpl SystemImpl { get; }

    internal LocalActorRef SelfRef { get; }

    internal InternalActorRef ParentRef { get; }

    internal Mailbox Mailbox { get; }

    internal object? CurrentMessage { get; private set; }

    internal ActorTaskScheduler TaskScheduler => _taskScheduler ??= new ActorTaskScheduler(this);

    internal virtual void SendMessage(Envelope envelope) => Mailbox.Post(envelope);

    internal void SendSystemMessage(Dispatch.SystemMessages.ISystemMessage message) => Mailbox.PostSystem(message);

    /// <summary>Makes the first instance, on the actor's own dispatcher.</summary>
    internal virtual void Start()
    {
        Mailbox.PostSystem(new Dispatch.SystemMessages.Create());
        Dispatcher.Attach(Mailbox);
    }

    protected virtual ActorBase NewInstance() => Props.NewActor();

    private ActorBase NewActor()
    {
        _behaviors.Clear();
        var actor = NewInstance();
        _behaviors.Push(actor.InitialBehavior);
        if (actor is IActorStash { Stash: null } stashing)
            stashing.Stash = new Stash(this);
        if (actor is IWithTimers { Timers: null } timed)
            timed.Timers = new TimerScheduler(this);
        return actor;
    }

    private void ClearActor()
    {
        if (_actor is { } actor)
        {
            if (actor is IActorStash { Stash: { } stash })
                stash.UnstashAll();
            actor.Clear(SelfRef);
        }
        _behaviors.Clear();
        CurrentMessage = null;
    }
}
