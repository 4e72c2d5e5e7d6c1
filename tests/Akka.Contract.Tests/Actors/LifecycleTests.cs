using Akka.Actor;
using Akka.Event;

namespace Contract.Actors;

public sealed class LifecycleTests : ContractTest
{
    [Fact]
    public void Hooks_frame_the_messages()
    {
        var actor = Spawn(me =>
        {
            me.OnPreStart = () => TestActor.Tell("started");
            me.OnPostStop = () => TestActor.Tell("stopped");
            me.On<string>(TestActor.Tell);
        });
        actor.Tell("message");
        actor.Tell(PoisonPill.Instance);

        ExpectMsg("started");
        ExpectMsg("message");
        ExpectMsg("stopped");
    }

    [Fact]
    public void A_restart_calls_the_hooks_in_order_with_reason_and_message()
    {
        var actor = Spawn(me =>
        {
            me.OnPreStart = () => TestActor.Tell("PreStart");
            me.OnPostStop = () => TestActor.Tell("PostStop");
            me.OnPreRestart = (reason, message) => TestActor.Tell($"PreRestart {reason.Message} {message}");
            me.OnPostRestart = reason => TestActor.Tell($"PostRestart {reason.Message}");
            me.On<int>(_ => throw new InvalidOperationException("boom"));
        });
        actor.Tell(7);

        ExpectMsg("PreStart");
        ExpectMsg("PreRestart boom 7");
        ExpectMsg("PostStop");
        ExpectMsg("PostRestart boom");
        ExpectMsg("PreStart");
    }

    [Fact]
    public void A_poison_pill_waits_for_the_messages_before_it()
    {
        var actor = Spawn(me => me.On<int>(number => TestActor.Tell(number)));
        for (var i = 0; i < 100; i++)
            actor.Tell(i);
        actor.Tell(PoisonPill.Instance);

        Assert.Equal(Enumerable.Range(0, 100).Cast<object>(), ReceiveN(100));
    }

    [Fact]
    public void Stop_ends_the_actor_after_its_message_and_the_rest_become_dead_letters()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        using var gate = new ManualResetEventSlim();
        var actor = Spawn(me => me.On<string>(text =>
        {
            TestActor.Tell(text);
            gate.Wait(Soon);
        }));
        actor.Tell("first");
        ExpectMsg("first");
        actor.Tell("second");
        Watch(actor);
        Sys.Stop(actor);
        ExpectNoMsg(Quiet);
        gate.Set();

        ExpectTerminated(actor);
        var letter = letters.ExpectMsg<DeadLetter>();
        Assert.Equal("second", letter.Message);
        Assert.Equal(actor, letter.Recipient);
        Assert.Equal(TestActor, letter.Sender);
    }

    [Fact]
    public void A_parent_ends_after_its_children()
    {
        var parent = Spawn(me =>
        {
            me.OnPreStart = () =>
            {
                var child = me.Ctx.ActorOf(Props.Create(() => new ScriptedActor(Child(TestActor))), "child");
                child.Tell("hello");
            };
            me.OnPostStop = () => TestActor.Tell("parent stopped");
        });
        ExpectMsg("hello");
        Sys.Stop(parent);

        // A parent's PostStop runs once its children are gone.
        ExpectMsg("child stopped");
        ExpectMsg("parent stopped");
    }

    [Fact]
    public void The_context_knows_children_by_name()
    {
        Spawn(me => me.On<string>(_ =>
        {
            var child = me.Ctx.ActorOf(Props.Empty, "kid");
            me.From.Tell(me.Ctx.Child("kid").Equals(child));
            me.From.Tell(me.Ctx.Child("nobody").IsNobody());
            me.From.Tell(me.Ctx.GetChildren().Count());
            me.From.Tell(child.Path.Parent.Equals(me.Me.Path));
        })).Tell("go");

        ExpectMsg(true);
        ExpectMsg(true);
        ExpectMsg(1);
        ExpectMsg(true);
    }

    [Fact]
    public void Outside_of_an_actor_the_context_is_refused()
    {
        ScriptedActor? instance = null;
        Spawn(me => me.On<string>(_ =>
        {
            instance = me;
            me.From.Tell("ready");
        })).Tell("go");
        ExpectMsg("ready");

        var outside = Task.Factory.StartNew(() => instance!.Ctx, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.IsType<NotSupportedException>(Assert.Throws<AggregateException>(outside.Wait).InnerException);
    }

    private static Action<ScriptedActor> Child(IActorRef test) => me =>
    {
        me.On<string>(test.Tell);
        me.OnPostStop = () => test.Tell("child stopped");
    };
}
