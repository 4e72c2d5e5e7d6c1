using Akka.Actor;
using Akka.Event;

namespace Contract.Remote;

public sealed class RemoteMessagingTests : RemoteTest
{
    [Fact]
    public void The_address_has_the_port_that_was_bound()
    {
        Assert.Equal("akka.tcp", Here.Protocol);
        Assert.Equal(Sys.Name, Here.System);
        Assert.Equal("127.0.0.1", Here.Host);
        Assert.InRange(Here.Port!.Value, 1, 65535);
    }

    [Fact]
    public void A_message_through_a_selection_is_answered_to_its_sender()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.On<string>(text => actor.From.Tell($"{text} back")), "echo");

        Sys.ActorSelection($"{AddressOf(other)}/user/echo").Tell("there and", TestActor);

        ExpectMsg("there and back", Patience);
        Assert.Equal(AddressOf(other), LastSender.Path.Address);
        Assert.Equal("echo", LastSender.Path.Name);
    }

    [Fact]
    public async Task A_question_is_answered_across_nodes()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.On<int>(number => actor.From.Tell(number + 1L)), "counter");
        var counter = await FindAsync(other, "counter");

        Assert.Equal(42L, await counter.Ask<long>(41, Patience));
    }

    [Fact]
    public async Task Many_questions_at_once_are_each_given_their_own_answer()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.On<int>(number => actor.From.Tell(number)), "echo");
        var echo = await FindAsync(other, "echo");

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => echo.Ask<int>(number, Patience)));

        Assert.Equal(Enumerable.Range(0, 200), answers);
    }

    [Fact]
    public async Task A_forwarded_message_keeps_its_sender_across_nodes()
    {
        var other = StartOther();
        var answering = Spawn(actor => actor.On<string>(text => actor.From.Tell($"answer to {text}")), "answering");
        SpawnOn(other, actor =>
        {
            IActorRef? target = null;
            actor.On<IActorRef>(reference => target = reference);
            actor.On<string>(text => target!.Forward(text));
        }, "forwarding");
        var forwarding = await FindAsync(other, "forwarding");
        forwarding.Tell(answering);

        forwarding.Tell("question", TestActor);

        ExpectMsg("answer to question", Patience);
    }

    [Fact]
    public async Task A_reference_sent_as_a_message_can_be_used_where_it_arrives()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.On<IActorRef>(reference => reference.Tell("hello")), "greeter");

        (await FindAsync(other, "greeter")).Tell(TestActor, ActorRefs.NoSender);

        ExpectMsg("hello", Patience);
    }

    [Fact]
    public async Task A_reference_that_comes_home_is_the_local_one()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.On<IActorRef>(reference => actor.From.Tell(reference)), "mirror");

        (await FindAsync(other, "mirror")).Tell(TestActor, TestActor);

        Assert.Equal(TestActor, ExpectMsg<IActorRef>(Patience));
    }

    [Fact]
    public async Task References_to_the_same_remote_actor_are_equal()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.OnAny(_ => { }), "one");
        SpawnOn(other, actor => actor.OnAny(_ => { }), "two");

        var one = await FindAsync(other, "one");

        Assert.Equal(one, await FindAsync(other, "one"));
        Assert.NotEqual(one, await FindAsync(other, "two"));
    }

    [Fact]
    public async Task A_selection_that_leads_nowhere_is_not_found() =>
        await Assert.ThrowsAsync<ActorNotFoundException>(() => FindAsync(StartOther(), "nobody"));

    [Fact]
    public async Task Identify_names_the_actor_or_nobody()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.OnAny(_ => { }), "somebody");
        var somebody = await FindAsync(other, "somebody");

        Sys.ActorSelection($"{AddressOf(other)}/user/somebody").Tell(new Identify("first"), TestActor);
        Assert.Equal(("first", somebody), Described(ExpectMsg<ActorIdentity>(Patience)));

        Sys.ActorSelection($"{AddressOf(other)}/user/nobody").Tell(new Identify(2), TestActor);
        Assert.Equal((2, null), Described(ExpectMsg<ActorIdentity>(Patience)));

        static (object, IActorRef?) Described(ActorIdentity identity) => (identity.MessageId, identity.Subject);
    }

    [Fact]
    public async Task Messages_large_and_small_to_one_actor_arrive_in_the_order_they_were_sent()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.On<Parcel>(parcel => actor.From.Tell(parcel.Number)), "receiver");
        var receiver = await FindAsync(other, "receiver");
        int[] sizes = [0, 10, 100_000, 70_000, 1_000_000, 3_000_000, 1];

        for (var number = 0; number < 200; number++)
            receiver.Tell(new Parcel(number, new byte[sizes[number % sizes.Length]]), TestActor);

        Assert.Equal(Enumerable.Range(0, 200), Enumerable.Range(0, 200).Select(_ => ExpectMsg<int>(Patience)));
    }

    [Fact]
    public async Task A_serializer_of_ones_own_carries_every_byte()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.On<Parcel>(parcel => actor.From.Tell(parcel)), "mirror");
        var mirror = await FindAsync(other, "mirror");
        var content = new byte[2_500_000];
        new Random(7).NextBytes(content);

        var back = await mirror.Ask<Parcel>(new Parcel(-5, content), Patience);

        Assert.Equal(-5, back.Number);
        Assert.True(content.AsSpan().SequenceEqual(back.Content));
    }

    [Fact]
    public async Task Texts_numbers_and_bytes_need_no_configuration()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.OnAny(message => actor.From.Tell(message)), "mirror");
        var mirror = await FindAsync(other, "mirror");

        foreach (var message in new object[] { "täxt", "", 5, -6L })
            Assert.Equal(message, await mirror.Ask<object>(message, Patience));
        Assert.Equal([1, 2, 3], await mirror.Ask<byte[]>(new byte[] { 1, 2, 3 }, Patience));
    }

    [Fact]
    public async Task A_failure_tells_what_went_wrong_on_the_other_node()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.On<string>(_ => actor.From.Tell(new Status.Failure(new InvalidOperationException("no such model")))), "failing");

        var failure = await Assert.ThrowsAnyAsync<Exception>(async () => await (await FindAsync(other, "failing")).Ask<string>("run", Patience));

        Assert.Contains("no such model", failure.ToString());
    }

    [Fact]
    public async Task A_message_over_the_frame_limit_is_dropped_and_logged_and_others_pass()
    {
        var other = StartOther();
        SpawnOn(other, actor => actor.On<Parcel>(parcel => actor.From.Tell(parcel.Number)), "receiver");
        var receiver = await FindAsync(other, "receiver");

        EventFilter.Error(contains: "oversized").ExpectOne(() => receiver.Tell(new Parcel(1, new byte[5_000_000]), TestActor));
        receiver.Tell(new Parcel(2, new byte[3_000_000]), TestActor);

        ExpectMsg(2, Patience);
    }

    [Fact]
    public async Task A_message_over_the_receivers_own_frame_limit_is_lost_and_others_pass_later()
    {
        var other = StartOther(config: "akka.remote.dot-netty.tcp.maximum-frame-size = 1MB");
        SpawnOn(other, actor => actor.On<Parcel>(parcel => actor.From.Tell(parcel.Number)), "receiver");
        var receiver = await FindAsync(other, "receiver");

        receiver.Tell(new Parcel(1, new byte[2_000_000]), TestActor);

        ExpectNoMsg(Quiet);
        await AwaitAssertAsync(
            async () => Assert.Equal(2, await receiver.Ask<int>(new Parcel(2, []), TimeSpan.FromSeconds(1))),
            Patience, TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task Kill_and_PoisonPill_work_across_nodes()
    {
        var other = StartOther();
        foreach (var end in new object[] { PoisonPill.Instance, Kill.Instance })
        {
            SpawnOn(other, actor => actor.OnAny(_ => { }), end.GetType().Name);
            var actor = await FindAsync(other, end.GetType().Name);
            Watch(actor);

            actor.Tell(end);

            ExpectTerminated(actor, Patience);
        }
    }

    [Fact]
    public async Task Messages_to_a_node_that_is_not_there_become_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var nowhere = Sys.ActorSelection($"akka.tcp://other@127.0.0.1:{FreePort()}/user/x");

        nowhere.Tell("lost", TestActor);

        await AwaitAssertAsync(() => Assert.Equal("lost", Unwrapped(ExpectMsg<DeadLetter>(Patience).Message)));

        static object Unwrapped(object message) => message is ActorSelectionMessage selection ? selection.Message : message;
    }
}
