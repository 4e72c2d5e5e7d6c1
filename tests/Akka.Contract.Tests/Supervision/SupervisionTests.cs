using Akka.Actor;

namespace Contract.Supervision;

public sealed class SupervisionTests : ContractTest
{
    [Fact]
    public void By_default_a_failed_child_is_restarted_with_fresh_state_and_goes_on_with_the_next_message()
    {
        var child = Family(null).Child;
        child.Tell(1);
        ExpectMsg(1);
        child.Tell("fail");
        child.Tell(1);

        ExpectMsg(1);
    }

    [Fact]
    public void Resume_keeps_the_state()
    {
        var child = Family(new OneForOneStrategy(_ => Directive.Resume)).Child;
        child.Tell(1);
        ExpectMsg(1);
        child.Tell("fail");
        child.Tell(1);

        ExpectMsg(2);
    }

    [Fact]
    public void Stop_ends_the_child()
    {
        var child = Family(new OneForOneStrategy(_ => Directive.Stop)).Child;
        Watch(child);
        child.Tell("fail");

        ExpectTerminated(child);
    }

    [Fact]
    public void Escalate_makes_the_parent_fail_too()
    {
        var (parent, child) = Family(new OneForOneStrategy(_ => Directive.Escalate));
        Watch(child);
        child.Tell("fail");

        ExpectMsg("parent restarts: fail");
        ExpectTerminated(child);
        parent.Tell("child?");
        Assert.NotEqual(child, ExpectMsg<IActorRef>());
    }

    [Fact]
    public void A_decider_chooses_by_exception_derived_ones_included()
    {
        var decider = Decider.From(Directive.Stop, Directive.Resume.When<ArgumentException>());
        var child = Family(new OneForOneStrategy(decider)).Child;
        child.Tell(1);
        ExpectMsg(1);
        child.Tell(new ArgumentNullException("x"));
        child.Tell(1);
        ExpectMsg(2);
        Watch(child);
        child.Tell("fail");

        ExpectTerminated(child);
    }

    [Fact]
    public void More_restarts_than_allowed_stop_the_child()
    {
        var child = Family(new OneForOneStrategy(2, TimeSpan.FromMinutes(1), _ => Directive.Restart)).Child;
        Watch(child);
        child.Tell("fail");
        child.Tell("fail");
        child.Tell(1);
        ExpectMsg(1);
        child.Tell("fail");

        ExpectTerminated(child);
    }

    [Fact]
    public void One_for_one_leaves_the_siblings_alone()
    {
        var parent = Parent(new OneForOneStrategy(_ => Directive.Restart));
        var (first, second) = (Child(parent), Child(parent));
        second.Tell(1);
        ExpectMsg(1);
        first.Tell("fail");
        first.Tell(1);
        ExpectMsg(1);
        second.Tell(1);

        ExpectMsg(2);
    }

    [Fact]
    public void All_for_one_restarts_the_siblings_too()
    {
        var parent = Parent(new AllForOneStrategy(_ => Directive.Restart));
        var (first, second) = (Child(parent), Child(parent));
        second.Tell(1);
        ExpectMsg(1);
        first.Tell("fail");
        first.Tell(1);
        ExpectMsg(1);
        AwaitAssert(() =>
        {
            second.Tell(0);
            ExpectMsg(0);
        });
    }

    [Fact]
    public void All_for_one_stops_the_siblings_too()
    {
        var parent = Parent(new AllForOneStrategy(_ => Directive.Stop));
        var (first, second) = (Child(parent), Child(parent));
        Watch(second);
        first.Tell("fail");

        ExpectTerminated(second);
    }

    [Fact]
    public void A_child_whose_constructor_fails_is_stopped()
    {
        var parent = Parent(null);
        parent.Tell(Props.Create(() => new ScriptedActor(Broken())));
        var child = ExpectMsg<IActorRef>();
        Watch(child);

        ExpectTerminated(child);
    }

    [Fact]
    public void A_child_whose_PreStart_fails_is_stopped()
    {
        var parent = Parent(null);
        parent.Tell(Props.Create(() => new ScriptedActor(BrokenAtStart())));
        var child = ExpectMsg<IActorRef>();
        Watch(child);

        ExpectTerminated(child);
    }

    [Fact]
    public void Kill_stops_by_default()
    {
        var child = Family(null).Child;
        Watch(child);
        child.Tell(Kill.Instance);

        ExpectTerminated(child);
    }

    [Fact]
    public void The_children_of_a_restarted_actor_are_stopped()
    {
        var parent = Parent(null);
        var child = Child(parent);
        Watch(child);
        parent.Tell("fail");

        ExpectMsg("parent restarts: fail");
        ExpectTerminated(child);
    }

    [Fact]
    public void Messages_sent_during_a_failure_are_kept()
    {
        var child = Family(null).Child;
        for (var i = 0; i < 50; i++)
        {
            child.Tell("fail");
            child.Tell(1);
        }

        Assert.Equal(Enumerable.Repeat<object>(1, 50), ReceiveN(50, Soon));
    }

    [Fact]
    public void Props_can_carry_the_strategy()
    {
        var parent = Sys.ActorOf(Props.Create(() => new ScriptedActor(ParentScript(null, TestActor)))
            .WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Stop)));
        var child = Child(parent);
        Watch(child);
        child.Tell("fail");

        ExpectTerminated(child);
    }

    private static Action<ScriptedActor> Broken() => _ => throw new InvalidOperationException("broken");

    private static Action<ScriptedActor> BrokenAtStart() => me => me.OnPreStart = () => throw new InvalidOperationException("broken");

    private static Action<ScriptedActor> ChildScript() => me =>
    {
        var total = 0;
        me.On<int>(number => me.From.Tell(total += number));
        me.On<string>(text => throw new InvalidOperationException(text));
        me.On<Exception>(exception => throw exception);
    };

    private static Action<ScriptedActor> ParentScript(SupervisorStrategy? strategy, IActorRef test) => me =>
    {
        me.Strategy = strategy;
        me.OnPreRestart = (reason, _) => test.Tell($"parent restarts: {reason.Message}");
        IActorRef? latest = null;
        me.On<Props>(props => me.From.Tell(latest = me.Ctx.ActorOf(props)));
        me.On<string>(_ => me.From.Tell(latest ?? ActorRefs.Nobody), text => text == "child?");
        me.On<string>(text => throw new InvalidOperationException(text));
    };

    private IActorRef Parent(SupervisorStrategy? strategy) => Spawn(ParentScript(strategy, TestActor));

    private IActorRef Child(IActorRef parent)
    {
        parent.Tell(Props.Create(() => new ScriptedActor(ChildScript())));
        return ExpectMsg<IActorRef>();
    }

    private (IActorRef Parent, IActorRef Child) Family(SupervisorStrategy? strategy)
    {
        var parent = Parent(strategy);
        return (parent, Child(parent));
    }
}
