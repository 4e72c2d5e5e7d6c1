using Akka.Actor;
using Akka.Event;

namespace Contract.Messaging;

public sealed class SelectionTests : ContractTest
{
    [Fact]
    public void An_absolute_path_leads_to_the_actor()
    {
        Spawn(me => me.On<string>(text => me.From.Tell(text)), "there");
        Sys.ActorSelection("/user/there").Tell("hello");

        ExpectMsg("hello");
    }

    [Fact]
    public void A_full_path_leads_to_the_actor()
    {
        var actor = Spawn(me => me.On<string>(text => me.From.Tell(text)), "there");
        Sys.ActorSelection(actor.Path).Tell("one");
        Sys.ActorSelection(actor.Path.ToString()).Tell("two");

        ExpectMsg("one");
        ExpectMsg("two");
    }

    [Fact]
    public void A_relative_path_starts_at_the_actor()
    {
        Spawn(me => me.On<string>(text => TestActor.Tell($"sibling {text}")), "sibling");
        Spawn(me => me.On<string>(_ =>
        {
            me.Ctx.ActorOf(Props.Create(() => new ScriptedActor(Echo(TestActor))), "child");
            me.Ctx.ActorSelection("child").Tell("down");
            me.Ctx.ActorSelection("../sibling").Tell("side");
        })).Tell("go");

        ExpectMsgAllOf("child down", "sibling side");
    }

    [Fact]
    public async Task ResolveOne_gives_the_reference()
    {
        var actor = Spawn(_ => { }, "there");

        Assert.Equal(actor, await Sys.ActorSelection("/user/there").ResolveOne(Soon));
    }

    [Fact]
    public async Task ResolveOne_of_nobody_is_an_ActorNotFoundException() =>
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection("/user/nobody").ResolveOne(Soon));

    [Fact]
    public void Identify_answers_with_the_reference_or_null()
    {
        var actor = Spawn(_ => { }, "there");
        Sys.ActorSelection("/user/there").Tell(new Identify(1));
        Sys.ActorSelection("/user/nobody").Tell(new Identify(2));
        actor.Tell(new Identify(3));

        var answers = ReceiveN(3).Cast<ActorIdentity>().ToDictionary(answer => (int)answer.MessageId);
        Assert.Equal(actor, answers[1].Subject);
        Assert.Null(answers[2].Subject);
        Assert.Equal(actor, answers[3].Subject);
    }

    [Fact]
    public void A_message_to_nobody_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        Sys.ActorSelection("/user/nobody").Tell("lost");

        Assert.Equal("lost", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void A_path_is_resolved_to_the_same_reference()
    {
        var actor = Spawn(_ => { }, "there");
        var provider = ((ExtendedActorSystem)Sys).Provider;

        Assert.Equal(actor, provider.ResolveActorRef(actor.Path.ToSerializationFormat()));
        Assert.Equal(Sys.DeadLetters, provider.ResolveActorRef("not a path"));
    }

    [Fact]
    public void A_path_of_an_earlier_incarnation_leads_to_the_present_one()
    {
        var first = Spawn(_ => { }, "there");
        Watch(first);
        Sys.Stop(first);
        ExpectTerminated(first);
        IActorRef? second = null;
        AwaitAssert(() => second = Spawn(me => me.On<string>(text => TestActor.Tell(text)), "there"));
        ((ExtendedActorSystem)Sys).Provider.ResolveActorRef(first.Path).Tell("hello");

        Assert.NotEqual(first.Path.Uid, second!.Path.Uid);
        ExpectMsg("hello");
    }

    private static Action<ScriptedActor> Echo(IActorRef test) => me => me.On<string>(text => test.Tell($"child {text}"));
}
