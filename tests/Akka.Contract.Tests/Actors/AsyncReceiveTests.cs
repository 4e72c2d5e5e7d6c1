using Akka.Actor;

namespace Contract.Actors;

public sealed class AsyncReceiveTests : ContractTest
{
    [Fact]
    public void No_other_message_is_taken_until_the_handler_ends()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Spawn(me =>
        {
            me.OnAsync<string>(async text =>
            {
                await gate.Task;
                TestActor.Tell(text);
            });
            me.On<int>(number => TestActor.Tell(number));
        });
        actor.Tell("slow");
        actor.Tell(1);
        ExpectNoMsg(Quiet);
        gate.SetResult();

        ExpectMsg("slow");
        ExpectMsg(1);
    }

    [Fact]
    public void Self_sender_and_context_are_in_place_after_each_await()
    {
        var actor = Spawn(me => me.OnAsync<string>(async _ =>
        {
            await Task.Delay(10);
            me.From.Tell(me.Me);
            await Task.Yield();
            me.From.Tell(me.Ctx.Self);
        }));
        actor.Tell("go");

        Assert.Equal(actor, ExpectMsg<IActorRef>());
        Assert.Equal(actor, ExpectMsg<IActorRef>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failing_task_fails_the_actor(bool late)
    {
        var actor = Spawn(me =>
        {
            me.OnPreRestart = (reason, message) => TestActor.Tell($"{reason.Message} at {message}");
            me.OnAsync<string>(async _ =>
            {
                if (late)
                    await Task.Delay(10);
                throw new InvalidOperationException("boom");
            });
            me.On<int>(number => me.From.Tell(number));
        });
        actor.Tell("go");
        actor.Tell(2);

        ExpectMsg("boom at go");
        ExpectMsg(2);
    }

    [Fact]
    public void Many_asynchronous_messages_stay_in_order()
    {
        var actor = Spawn(me => me.OnAsync<int>(async number =>
        {
            await Task.Yield();
            TestActor.Tell(number);
        }));
        for (var i = 0; i < 1000; i++)
            actor.Tell(i);

        Assert.Equal(Enumerable.Range(0, 1000).Cast<object>(), ReceiveN(1000, Soon));
    }
}
