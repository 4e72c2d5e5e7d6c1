using Akka.Actor;

namespace Contract.Supervision;

public sealed class DeathWatchTests : ContractTest
{
    [Fact]
    public void A_watcher_is_told_of_the_end()
    {
        var actor = Spawn(_ => { });
        Watch(actor);
        Sys.Stop(actor);

        var terminated = ExpectTerminated(actor);
        Assert.True(terminated.ExistenceConfirmed);
        Assert.False(terminated.AddressTerminated);
    }

    [Fact]
    public void Watching_an_actor_that_has_ended_tells_at_once()
    {
        var actor = Spawn(_ => { });
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Watch(actor);

        ExpectTerminated(actor);
    }

    [Fact]
    public void A_watcher_is_told_once_even_if_it_watches_twice()
    {
        var actor = Spawn(_ => { });
        Watch(actor);
        Watch(actor);
        Sys.Stop(actor);

        ExpectTerminated(actor);
        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void WatchWith_sends_the_given_message()
    {
        var actor = Spawn(_ => { });
        Spawn(me => me.On<string>(text =>
        {
            if (text == "watch")
                me.Ctx.WatchWith(actor, "gone");
            TestActor.Tell(text);
        })).Tell("watch");
        ExpectMsg("watch");
        Sys.Stop(actor);

        ExpectMsg("gone");
    }

    [Fact]
    public void Unwatch_also_takes_back_a_notification_that_waits()
    {
        var actor = Spawn(_ => { });
        using var gate = new ManualResetEventSlim();
        var watcher = Spawn(me =>
        {
            me.On<string>(_ =>
            {
                me.Ctx.Watch(actor);
                TestActor.Tell("watching");
                gate.Wait(Soon);
                me.Ctx.Unwatch(actor);
            });
            me.On<Terminated>(_ => TestActor.Tell("told"));
        });
        watcher.Tell("go");
        ExpectMsg("watching");
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        gate.Set();

        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void An_unhandled_end_is_a_failure_of_the_watcher()
    {
        var actor = Spawn(_ => { });
        var watcher = Spawn(me => me.On<string>(_ =>
        {
            me.Ctx.Watch(actor);
            me.From.Tell("watching");
        }));
        Watch(watcher);
        watcher.Tell("go");
        ExpectMsg("watching");
        Sys.Stop(actor);

        ExpectTerminated(watcher);
    }

    [Fact]
    public async Task GracefulStop_answers_whether_the_actor_ended()
    {
        Assert.True(await Spawn(_ => { }).GracefulStop(Soon));

        using var gate = new ManualResetEventSlim();
        var busy = Spawn(me => me.On<string>(_ => gate.Wait(Soon)));
        busy.Tell("work");
        Assert.False(await busy.GracefulStop(TimeSpan.FromMilliseconds(100)));
        gate.Set();
    }

    [Fact]
    public void A_stopping_parent_is_told_of_its_childs_end_when_it_watches()
    {
        var parent = Spawn(me =>
        {
            me.On<string>(_ => me.From.Tell(me.Ctx.Watch(me.Ctx.ActorOf(Props.Empty))));
            me.On<IActorRef>(child => me.Ctx.Stop(child));
            me.On<Terminated>(terminated => TestActor.Tell(terminated.ActorRef));
        });
        parent.Tell("make");
        var child = ExpectMsg<IActorRef>();
        parent.Tell(child);

        Assert.Equal(child, ExpectMsg<IActorRef>());
    }
}
