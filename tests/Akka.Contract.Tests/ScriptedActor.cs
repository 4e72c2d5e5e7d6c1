using Akka.Actor;

namespace Contract;

/// <summary>An actor whose handlers and hooks a test supplies.</summary>
public class ScriptedActor : ReceiveActor, IWithTimers, IWithUnboundedStash
{
    public ScriptedActor(Action<ScriptedActor> script) => script(this);

    public ITimerScheduler Timers { get; set; } = null!;

    public IStash Stash { get; set; } = null!;

    public Action? OnPreStart { get; set; }

    public Action? OnPostStop { get; set; }

    public Action<Exception, object>? OnPreRestart { get; set; }

    public Action<Exception>? OnPostRestart { get; set; }

    public SupervisorStrategy? Strategy { get; set; }

    public IUntypedActorContext Ctx => Context;

    public IActorRef Me => Self;

    public IActorRef From => Sender;

    public void On<T>(Action<T> handler) => Receive(handler);

    public void On<T>(Func<T, bool> handler) => Receive(handler);

    public void On<T>(Action<T> handler, Predicate<T> when) => Receive(handler, when);

    public void OnAsync<T>(Func<T, Task> handler) => ReceiveAsync(handler);

    public void OnAny(Action<object> handler) => ReceiveAny(handler);

    public void Switch(Action configure) => Become(configure);

    public void Push(Action configure) => BecomeStacked(configure);

    public void Pop() => UnbecomeStacked();

    protected override void PreStart() => OnPreStart?.Invoke();

    protected override void PostStop() => OnPostStop?.Invoke();

    protected override void PreRestart(Exception reason, object message)
    {
        OnPreRestart?.Invoke(reason, message);
        base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        OnPostRestart?.Invoke(reason);
        base.PostRestart(reason);
    }

    protected override SupervisorStrategy SupervisorStrategy() => Strategy ?? base.SupervisorStrategy();
}
