using Akka.Actor;
using Akka.Event;

namespace Contract.Actors;

public sealed class ReceiveTests : ContractTest
{
    [Fact]
    public void Handlers_are_tried_in_the_order_of_declaration()
    {
        var actor = Spawn(me =>
        {
            me.On<int>(number => me.From.Tell($"big {number}"), number => number > 10);
            me.On<int>(number => number == 5 && Say(me, "five"));
            me.On<int>(number => me.From.Tell($"int {number}"));
            me.On<object>(_ => me.From.Tell("object"));
        });
        actor.Tell(11);
        actor.Tell(5);
        actor.Tell(1);
        actor.Tell("x");

        ExpectMsg("big 11");
        ExpectMsg("five");
        ExpectMsg("int 1");
        ExpectMsg("object");
    }

    [Fact]
    public void After_a_handler_for_everything_no_other_can_be_declared()
    {
        var actor = Spawn(me => me.On<string>(_ =>
        {
            try
            {
                me.Switch(() =>
                {
                    me.OnAny(_ => { });
                    me.On<int>(_ => { });
                });
            }
            catch (InvalidOperationException)
            {
                me.From.Tell("refused");
            }
        }));
        actor.Tell("go");

        ExpectMsg("refused");
    }

    [Fact]
    public void Handlers_can_be_declared_only_in_constructor_and_become()
    {
        Spawn(me => me.On<string>(_ =>
        {
            try
            {
                me.On<int>(_ => { });
            }
            catch (InvalidOperationException)
            {
                me.From.Tell("refused");
            }
        })).Tell("go");

        ExpectMsg("refused");
    }

    [Fact]
    public void Become_replaces_and_stacked_behaviours_return()
    {
        var actor = Spawn(me =>
        {
            me.On<string>(_ => me.Push(() => me.On<string>(text =>
            {
                me.From.Tell($"2 {text}");
                if (text == "pop")
                    me.Pop();
            })), text => text == "push");
            me.On<string>(_ => me.Switch(() => me.On<string>(text => me.From.Tell($"3 {text}"))), text => text == "switch");
            me.On<string>(text => me.From.Tell($"1 {text}"));
        });
        foreach (var text in new[] { "a", "push", "b", "pop", "c", "switch", "d" })
            actor.Tell(text);

        ExpectMsg("1 a");
        ExpectMsg("2 b");
        ExpectMsg("2 pop");
        ExpectMsg("1 c");
        ExpectMsg("3 d");
    }

    [Fact]
    public void An_unhandled_message_is_published()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));
        var actor = Spawn(me => me.On<int>(_ => { }));
        actor.Tell("what");

        var unhandled = ExpectMsg<UnhandledMessage>();
        Assert.Equal("what", unhandled.Message);
        Assert.Equal(actor, unhandled.Recipient);
        Assert.Equal(TestActor, unhandled.Sender);
    }

    [Fact]
    public void Forward_keeps_the_sender()
    {
        var target = Spawn(me => me.On<string>(text => me.From.Tell($"got {text}")));
        Spawn(me => me.On<string>(text => target.Forward(text))).Tell("it");

        ExpectMsg<string>((text, sender) =>
        {
            Assert.Equal("got it", text);
            Assert.Equal(target, sender);
        });
    }

    [Fact]
    public void Messages_of_one_sender_stay_in_order()
    {
        var actor = Spawn(me => me.On<int>(number => TestActor.Tell(number)));
        for (var i = 0; i < 10_000; i++)
            actor.Tell(i);

        Assert.Equal(Enumerable.Range(0, 10_000).Cast<object>(), ReceiveN(10_000, Soon));
    }

    [Fact]
    public void A_receive_timeout_comes_after_silence_and_only_then()
    {
        var actor = Spawn(me =>
        {
            me.On<TimeSpan>(timeout => me.Ctx.SetReceiveTimeout(timeout));
            me.On<string>(_ => me.Ctx.SetReceiveTimeout(null));
            me.On<ReceiveTimeout>(_ => TestActor.Tell("silence"));
        });
        actor.Tell(TimeSpan.FromMilliseconds(50));
        ExpectMsg("silence");
        ExpectMsg("silence");
        actor.Tell("off");

        AwaitAssert(() => ExpectNoMsg(Quiet));
    }

    private static bool Say(ScriptedActor me, string text)
    {
        me.From.Tell(text);
        return true;
    }
}
