using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>The cell of a router: messages go straight to a routee on the sender's thread; only what is meant for the router itself is queued.</summary>
internal sealed class RoutedActorCell(
    ActorSystemImpl system, LocalActorRef self, Props routerProps, MessageDispatcher dispatcher, RouterConfig router, Props routeeProps, LocalActorRef parent)
    : ActorCell(system, self, routerProps, dispatcher, parent)
{
    private static readonly TimeSpan AbandonDelay = TimeSpan.FromMilliseconds(100);

    private readonly RoutingLogic _logic = router.NewLogic();
    private readonly Resizer? _resizer = (router as Pool)?.Resizer;
    private readonly Props _routeeProps = Enrich(router as Pool, routeeProps, self.Path);
    private volatile Routee[] _routees = [];
    private long _messages;
    private int _isResizing;

    internal Routee[] Routees => _routees;

    internal SupervisorStrategy RouteeStrategy => (router as Pool)?.SupervisorStrategy ?? SupervisorStrategy.DefaultStrategy;

    internal bool EndsWithoutRoutees => _resizer is null;

    internal override void Start()
    {
        if (router is Group group)
            _routees = [.. group.GetPaths(SystemImpl).Select(path => new ActorSelectionRoutee(SystemImpl.ActorSelection(path)))];
        else
            AddRoutees(((Pool)router).GetNrOfInstances(SystemImpl));
        if (_resizer is not null && _resizer.IsTimeForResize(_messages++))
            Adjust(_resizer.Resize(_routees));
        base.Start();
    }

    internal override void SendMessage(Envelope envelope)
    {
        if (envelope.Message is IAutoReceivedMessage or RouterManagementMessage)
        {
            base.SendMessage(envelope);
            return;
        }
        if (_resizer is not null && _resizer.IsTimeForResize(Interlocked.Increment(ref _messages) - 1)
            && Interlocked.CompareExchange(ref _isResizing, 1, 0) == 0)
            base.SendMessage(new Envelope(Resize.Instance, SelfRef));
        Route(envelope);
    }

    internal void ResizeByLoad()
    {
        try
        {
            Adjust(_resizer!.Resize(_routees));
        }
        finally
        {
            Volatile.Write(ref _isResizing, 0);
        }
    }

    internal void Adjust(int change)
    {
        if (change > 0)
            AddRoutees(change);
        else if (change < 0)
            Abandon(_routees[Math.Max(0, _routees.Length + change)..]);
    }

    internal void Remove(IActorRef routee) => _routees = [.. _routees.Where(each => !each.Equals(new ActorRefRoutee(routee)))];

    protected override ActorBase NewInstance() => new RouterActor(this);

    private static Props Enrich(Pool? pool, Props routeeProps, ActorPath path)
    {
        if (pool is not { UsePoolDispatcher: true } || routeeProps.Dispatcher != Dispatchers.DefaultDispatcherId)
            return routeeProps;
        return routeeProps.WithDispatcher($"akka.actor.deployment./{string.Join('/', path.Elements.Skip(1))}.pool-dispatcher");
    }

    private void Route(in Envelope envelope)
    {
        var routees = _routees;
        if (envelope.Message is Broadcast broadcast)
        {
            foreach (var routee in routees)
                routee.Send(broadcast.Message, envelope.Sender);
            return;
        }
        var message = envelope.Message is RouterEnvelope wrapped ? wrapped.Message : envelope.Message;
        _logic.Select(message, routees).Send(message, envelope.Sender);
    }

    private void AddRoutees(int count)
    {
        var added = new Routee[count];
        for (var i = 0; i < count; i++)
            added[i] = new ActorRefRoutee(Watch(ActorOf(_routeeProps)));
        _routees = [.. _routees, .. added];
    }

    private void Abandon(Routee[] abandoned)
    {
        _routees = _routees[..^abandoned.Length];
        foreach (var routee in abandoned.Cast<ActorRefRoutee>())
        {
            Unwatch(routee.Actor);
            // Senders that have chosen it just now still reach it.
            SystemImpl.Scheduler.ScheduleTellOnce(AbandonDelay, routee.Actor, PoisonPill.Instance, SelfRef);
        }
    }
}
