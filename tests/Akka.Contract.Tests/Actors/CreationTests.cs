using Akka.Actor;

namespace Contract.Actors;

public sealed class CreationTests : ContractTest
{
    [Fact]
    public void An_actor_without_a_name_is_called_dollar_a()
    {
        Spawn(parent => parent.On<string>(_ =>
        {
            parent.From.Tell(parent.Ctx.ActorOf(Props.Empty));
            parent.From.Tell(parent.Ctx.ActorOf(Props.Empty));
        })).Tell("go");

        Assert.Equal("$a", ExpectMsg<IActorRef>().Path.Name);
        Assert.Equal("$b", ExpectMsg<IActorRef>().Path.Name);
    }

    [Fact]
    public void A_name_is_taken_only_once()
    {
        Sys.ActorOf(Props.Empty, "twin");

        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(Props.Empty, "twin"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$mine")]
    [InlineData("with space")]
    [InlineData("a/b")]
    [InlineData("näme")]
    public void A_malformed_name_is_refused(string name) =>
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(Props.Empty, name));

    [Fact]
    public void A_name_is_free_again_once_the_end_of_its_actor_is_known()
    {
        var first = Sys.ActorOf(Props.Empty, "again");
        Watch(first);
        Sys.Stop(first);
        ExpectTerminated(first);

        AwaitAssert(() => Assert.NotEqual(first, Sys.ActorOf(Props.Empty, "again")));
    }

    [Fact]
    public void Two_incarnations_have_equal_paths_but_are_not_the_same_reference()
    {
        var first = Sys.ActorOf(Props.Empty, "reborn");
        Watch(first);
        Sys.Stop(first);
        ExpectTerminated(first);
        IActorRef? second = null;
        AwaitAssert(() => second = Sys.ActorOf(Props.Empty, "reborn"));

        Assert.Equal(first.Path, second!.Path);
        Assert.NotEqual(first.Path.Uid, second.Path.Uid);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void An_actor_made_by_new_outside_of_the_runtime_is_refused()
    {
        var thread = Task.Factory.StartNew(() => new Plain(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.IsType<ActorInitializationException>(Assert.Throws<AggregateException>(thread.Wait).InnerException);
    }

    [Fact]
    public void Props_evaluate_their_arguments_once()
    {
        var count = 0;
        var props = Props.Create(() => new Argued(Next(ref count)));

        Sys.ActorOf(props).Tell("?");
        ExpectMsg(1);
        Sys.ActorOf(props).Tell("?");
        ExpectMsg(1);
    }

    [Fact]
    public void Props_find_the_constructor_for_their_arguments()
    {
        Sys.ActorOf(Props.Create<Argued>(7)).Tell("?");
        ExpectMsg(7);
        Sys.ActorOf(Props.Create(typeof(Argued), 8)).Tell("?");
        ExpectMsg(8);
    }

    [Fact]
    public void Props_of_something_else_than_new_are_refused() =>
        Assert.ThrowsAny<Exception>(() => Props.Create(() => Make()));

    [Fact]
    public void An_actor_whose_constructor_is_not_public_is_not_made()
    {
        var hidden = Sys.ActorOf(Hidden.Props);
        Watch(hidden);

        ExpectTerminated(hidden);
    }

    [Fact]
    public async Task After_the_end_of_the_system_no_actor_is_made()
    {
        await Sys.Terminate();

        Assert.Throws<InvalidOperationException>(() => Sys.ActorOf(Props.Empty, "late"));
    }

    private static int Next(ref int count) => ++count;

    private static Plain Make() => throw new NotSupportedException();

    private sealed class Plain : ReceiveActor;

    private sealed class Hidden : ReceiveActor
    {
        private Hidden(int value) => Receive<string>(_ => Sender.Tell(value));

        public static Props Props { get; } = Akka.Actor.Props.Create(() => new Hidden(1));
    }

    private sealed class Argued : ReceiveActor
    {
        public Argued(int number) => ReceiveAny(_ => Sender.Tell(number));
    }
}
