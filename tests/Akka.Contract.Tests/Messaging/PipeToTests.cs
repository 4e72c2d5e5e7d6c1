using Akka.Actor;

namespace Contract.Messaging;

public sealed class PipeToTests : ContractTest
{
    [Fact]
    public async Task A_result_arrives_with_the_given_sender()
    {
        var sender = CreateTestProbe();
        await Task.FromResult("result").PipeTo(TestActor, sender.Ref);

        ExpectMsgFrom<string>(sender.Ref);
    }

    [Fact]
    public async Task A_failure_arrives_as_status()
    {
        await Task.FromException<string>(new InvalidOperationException("no")).PipeTo(TestActor);

        Assert.Equal("no", ExpectMsg<Status.Failure>().Cause.Message);
    }

    [Fact]
    public async Task Outcomes_can_be_made_other_messages()
    {
        await Task.FromResult(2).PipeTo(TestActor, success: number => $"got {number}");
        await Task.FromException<int>(new InvalidOperationException("no")).PipeTo(TestActor, failure: exception => $"failed {exception.Message}");

        ExpectMsg("got 2");
        ExpectMsg("failed no");
    }

    [Fact]
    public async Task A_task_without_a_result_sends_only_what_success_makes()
    {
        await Task.CompletedTask.PipeTo(TestActor);
        ExpectNoMsg(Quiet);
        await Task.CompletedTask.PipeTo(TestActor, success: () => "done");

        ExpectMsg("done");
    }

    [Fact]
    public void An_actor_gets_the_outcome_of_its_own_work()
    {
        var actor = Spawn(me =>
        {
            me.On<string>(_ =>
            {
                var sender = me.From;
                Task.Delay(10).ContinueWith(_ => 42, TaskScheduler.Default).PipeTo(me.Me, sender);
            });
            me.On<int>(number => me.From.Tell(number));
        });
        actor.Tell("go");

        ExpectMsg(42);
    }
}
