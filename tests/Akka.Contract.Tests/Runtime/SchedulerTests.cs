using Akka.Actor;

namespace Contract.Runtime;

public sealed class SchedulerTests : ContractTest
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(30);

    [Fact]
    public void A_message_is_sent_once()
    {
        Sys.Scheduler.ScheduleTellOnce(Short, TestActor, "tick", ActorRefs.NoSender);

        ExpectMsg("tick");
        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void A_message_is_sent_until_it_is_cancelled()
    {
        var schedule = Sys.Scheduler.ScheduleTellRepeatedlyCancelable(TimeSpan.Zero, Short, TestActor, "tick", TestActor);
        ExpectMsg("tick");
        ExpectMsg("tick");
        schedule.Cancel();

        AwaitAssert(() => ExpectNoMsg(Quiet));
    }

    [Fact]
    public void A_cancelled_message_is_not_sent()
    {
        var schedule = Sys.Scheduler.ScheduleTellOnceCancelable(Short, TestActor, "tick", TestActor);
        schedule.Cancel();

        Assert.True(schedule.IsCancellationRequested);
        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void Actions_are_run()
    {
        var test = TestActor;
        Sys.Scheduler.Advanced.ScheduleOnce(Short, () => test.Tell("once"));
        ExpectMsg("once");
        using var cancelable = new Cancelable(Sys.Scheduler);
        Sys.Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.Zero, Short, () => test.Tell("again"), cancelable);
        ExpectMsg("again");
        ExpectMsg("again");
        cancelable.Cancel();

        AwaitAssert(() => ExpectNoMsg(Quiet));
    }
}
