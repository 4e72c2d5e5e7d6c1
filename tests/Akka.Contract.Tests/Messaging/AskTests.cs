using Akka.Actor;
using Akka.Event;

namespace Contract.Messaging;

public sealed class AskTests : ContractTest
{
    [Fact]
    public async Task The_answer_completes_the_task() =>
        Assert.Equal("answer", await Spawn(me => me.On<string>(_ => me.From.Tell("answer"))).Ask<string>("question", Soon));

    [Fact]
    public async Task No_answer_in_time_is_an_AskTimeoutException() =>
        await Assert.ThrowsAsync<AskTimeoutException>(() => Spawn(me => me.On<string>(_ => { })).Ask<string>("question", TimeSpan.FromMilliseconds(50)));

    [Fact]
    public async Task A_cancelled_ask_is_a_cancelled_task()
    {
        using var cancellation = new CancellationTokenSource();
        var answer = Spawn(me => me.On<string>(_ => { })).Ask<string>("question", Soon, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_failure_status_throws_its_cause()
    {
        var actor = Spawn(me => me.On<string>(_ => me.From.Tell(new Status.Failure(new InvalidOperationException("no")))));

        Assert.Equal("no", (await Assert.ThrowsAsync<InvalidOperationException>(() => actor.Ask<string>("question", Soon))).Message);
    }

    [Fact]
    public async Task A_failure_status_is_an_answer_to_who_asks_for_anything()
    {
        var actor = Spawn(me => me.On<string>(_ => me.From.Tell(new Status.Failure(new InvalidOperationException("no")))));

        Assert.IsType<Status.Failure>(await actor.Ask("question", Soon));
    }

    [Fact]
    public async Task A_success_status_is_an_answer_as_any_other()
    {
        var actor = Spawn(me => me.On<string>(_ => me.From.Tell(new Status.Success(5))));

        Assert.Equal(5, (await actor.Ask<Status.Success>("question", Soon)).Status);
    }

    [Fact]
    public async Task An_answer_of_another_type_is_an_ArgumentException()
    {
        var actor = Spawn(me => me.On<string>(_ => me.From.Tell(1)));

        await Assert.ThrowsAsync<ArgumentException>(() => actor.Ask<string>("question", Soon));
    }

    [Fact]
    public async Task A_late_answer_is_a_dead_letter()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        using var gate = new ManualResetEventSlim();
        var actor = Spawn(me => me.On<string>(_ =>
        {
            gate.Wait(Soon);
            me.From.Tell("late");
        }));
        await Assert.ThrowsAsync<AskTimeoutException>(() => actor.Ask<string>("question", TimeSpan.FromMilliseconds(50)));
        gate.Set();

        Assert.Equal("late", letters.ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public async Task The_message_can_be_made_from_the_waiting_reference()
    {
        var actor = Spawn(me => me.On<IActorRef>(asker => asker.Tell("answer")));

        Assert.Equal("answer", await actor.Ask<string>(asker => asker, Soon, CancellationToken.None));
    }

    [Fact]
    public async Task A_selection_can_be_asked()
    {
        Spawn(me => me.On<string>(_ => me.From.Tell("answer")), "asked");

        Assert.Equal("answer", await Sys.ActorSelection("/user/asked").Ask<string>("question", Soon));
    }

    [Fact]
    public async Task The_configured_time_counts_for_who_gives_none()
    {
        var other = ActorSystem.Create("other", "akka.actor.ask-timeout = 50ms\nakka.log-dead-letters = off");
        try
        {
            await Assert.ThrowsAsync<AskTimeoutException>(() => other.ActorOf(Props.Empty).Ask("question"));
        }
        finally
        {
            await other.Terminate();
        }
    }
}
