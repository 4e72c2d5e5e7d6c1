using Akka.Actor;
using Akka.Event;

namespace Contract.Runtime;

public sealed class EventStreamTests : ContractTest
{
    [Fact]
    public void A_subscriber_gets_events_of_its_class_and_of_those_derived_from_it()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Animal));
        Sys.EventStream.Publish("not an animal");
        Sys.EventStream.Publish(new Animal());
        Sys.EventStream.Publish(new Cat());

        Assert.IsType<Animal>(ExpectMsg<object>());
        Assert.IsType<Cat>(ExpectMsg<object>());
    }

    [Fact]
    public void A_subscription_can_be_taken_back()
    {
        Assert.True(Sys.EventStream.Subscribe(TestActor, typeof(Animal)));
        Assert.True(Sys.EventStream.Unsubscribe(TestActor, typeof(Animal)));
        Sys.EventStream.Publish(new Animal());

        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void All_subscriptions_can_be_taken_back_at_once()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Cat));
        Sys.EventStream.Subscribe(TestActor, typeof(string));
        Sys.EventStream.Unsubscribe(TestActor);
        Sys.EventStream.Publish(new Cat());
        Sys.EventStream.Publish("text");

        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void A_later_subscription_is_seen_by_events_published_before()
    {
        Sys.EventStream.Publish(new Cat());
        Sys.EventStream.Subscribe(TestActor, typeof(Animal));
        Sys.EventStream.Publish(new Cat());

        ExpectMsg<Cat>();
        ExpectNoMsg(Quiet);
    }

    [Fact]
    public void A_message_to_an_actor_that_ended_is_a_dead_letter()
    {
        var actor = Spawn(_ => { });
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        actor.Tell("lost");

        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal(("lost", actor, TestActor), (letter.Message, letter.Recipient, letter.Sender));
    }

    private class Animal;

    private sealed class Cat : Animal;
}
