using Akka.Actor;

namespace Contract.Actors;

public sealed class StashTests : ContractTest
{
    [Fact]
    public void Unstashed_messages_go_first_and_in_order()
    {
        var actor = Spawn(Closed);
        foreach (var number in new[] { 1, 2, 3 })
            actor.Tell(number);
        actor.Tell("open");
        actor.Tell(4);

        Assert.Equal(new object[] { 1, 2, 3, 4 }, ReceiveN(4));
    }

    [Fact]
    public void Stashed_messages_keep_their_sender()
    {
        var probe = CreateTestProbe();
        var actor = Spawn(me =>
        {
            me.On<int>(_ => me.Stash.Stash());
            me.On<string>(_ =>
            {
                me.Switch(() => me.On<int>(number => me.From.Tell(number)));
                me.Stash.UnstashAll();
            });
        });
        actor.Tell(1, probe.Ref);
        actor.Tell("open");

        probe.ExpectMsg(1);
    }

    [Fact]
    public void Unstash_returns_the_oldest_only()
    {
        var actor = Spawn(me =>
        {
            me.On<int>(_ => me.Stash.Stash());
            me.On<string>(_ =>
            {
                me.Stash.Unstash();
                me.Switch(() => me.On<int>(number => TestActor.Tell(number)));
            });
        });
        actor.Tell(1);
        actor.Tell(2);
        actor.Tell("one");

        ExpectMsg(1);
        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void A_message_can_be_stashed_once_only()
    {
        Spawn(me => me.On<int>(_ =>
        {
            me.Stash.Stash();
            try
            {
                me.Stash.Stash();
            }
            catch (IllegalActorStateException)
            {
                me.From.Tell("refused");
            }
        })).Tell(1);

        ExpectMsg("refused");
    }

    [Fact]
    public void A_restart_brings_stashed_messages_back()
    {
        var isOpen = false;
        var actor = Spawn(me =>
        {
            me.On<int>(number =>
            {
                if (isOpen)
                    TestActor.Tell(number);
                else
                    me.Stash.Stash();
            });
            me.On<string>(_ =>
            {
                isOpen = true;
                throw new InvalidOperationException("restart");
            });
        });
        actor.Tell(1);
        actor.Tell(2);
        actor.Tell("fail");
        actor.Tell(3);

        Assert.Equal(new object[] { 1, 2, 3 }, ReceiveN(3));
    }

    [Fact]
    public void What_is_stashed_at_the_end_becomes_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.DeadLetter));
        var actor = Spawn(me => me.On<int>(_ => me.Stash.Stash()));
        actor.Tell(1);
        actor.Tell(PoisonPill.Instance);

        Assert.Equal(1, ExpectMsg<Akka.Event.DeadLetter>().Message);
    }

    [Fact]
    public void ClearStash_empties_it()
    {
        var actor = Spawn(me =>
        {
            me.On<int>(_ => me.Stash.Stash());
            me.On<string>(_ =>
            {
                me.From.Tell(me.Stash.ClearStash().Count());
                me.Stash.UnstashAll();
            });
        });
        actor.Tell(1);
        actor.Tell(2);
        actor.Tell("clear");

        ExpectMsg(2);
        ExpectNoMsg(Quiet);
    }

    private void Closed(ScriptedActor me)
    {
        me.On<int>(_ => me.Stash.Stash());
        me.On<string>(_ =>
        {
            me.Switch(() => me.On<int>(number => TestActor.Tell(number)));
            me.Stash.UnstashAll();
        });
    }
}
