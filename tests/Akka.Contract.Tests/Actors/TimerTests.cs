using Akka.Actor;

namespace Contract.Actors;

public sealed class TimerTests : ContractTest
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(30);

    [Fact]
    public void A_single_timer_fires_once()
    {
        var actor = Timed((me, _) => me.Timers.StartSingleTimer("key", "tick", Short));
        actor.Tell(1);

        ExpectMsg("tick");
        ExpectNoMsg(Quiet);
        actor.Tell("active?");
        ExpectMsg(false);
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_cancelled()
    {
        var actor = Timed((me, number) =>
        {
            if (number == 1)
                me.Timers.StartPeriodicTimer("key", "tick", TimeSpan.Zero, Short);
            else
                me.Timers.Cancel("key");
        });
        actor.Tell(1);
        ExpectMsg("tick");
        ExpectMsg("tick");
        ExpectMsg("tick");
        actor.Tell("active?");
        FishForMessage<bool>(active => active);
        actor.Tell(0);
        actor.Tell("active?");
        FishForMessage<bool>(active => !active);

        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void A_tick_that_waits_in_the_mailbox_is_dropped_when_its_timer_is_cancelled()
    {
        var actor = Timed((me, _) =>
        {
            me.Timers.StartSingleTimer("key", "tick", TimeSpan.FromMilliseconds(1));
            Thread.Sleep(100);
            me.Timers.Cancel("key");
        });
        actor.Tell(1);

        ExpectNoMsg(TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public void A_timer_with_the_same_key_replaces_the_first_also_if_its_tick_waits()
    {
        var actor = Timed((me, _) =>
        {
            me.Timers.StartSingleTimer("key", "old", TimeSpan.FromMilliseconds(1));
            Thread.Sleep(100);
            me.Timers.StartSingleTimer("key", "new", TimeSpan.FromMilliseconds(1));
        });
        actor.Tell(1);

        ExpectMsg("new");
        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void Timers_end_with_the_instance()
    {
        var actor = Timed((me, number) =>
        {
            if (number == 0)
                throw new InvalidOperationException("restart");
            me.Timers.StartPeriodicTimer("key", "tick", Short);
        });
        actor.Tell(1);
        ExpectMsg("tick");
        actor.Tell(0);
        actor.Tell("active?");
        FishForMessage<bool>(active => !active);

        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void A_tick_can_be_stashed()
    {
        var actor = Spawn(me =>
        {
            me.On<int>(_ => me.Timers.StartSingleTimer("key", "tick", Short));
            me.On<string>(_ =>
            {
                me.Stash.Stash();
                me.Switch(() => me.On<string>(text => TestActor.Tell(text)));
                me.Stash.UnstashAll();
            });
        });
        actor.Tell(1);

        ExpectMsg("tick");
    }

    private IActorRef Timed(Action<ScriptedActor, int> onNumber) => Spawn(me =>
    {
        me.On<int>(number => onNumber(me, number));
        me.On<string>(_ => TestActor.Tell(me.Timers.IsTimerActive("key")), text => text == "active?");
        me.On<string>(text => TestActor.Tell(text));
    });
}
