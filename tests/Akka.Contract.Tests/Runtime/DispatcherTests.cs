using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;

namespace Contract.Runtime;

public sealed class DispatcherTests() : ContractTest("""
    pinned { type = PinnedDispatcher }
    akka.actor.deployment {
      /deployed { dispatcher = pinned }
      /pool { router = round-robin-pool, nr-of-instances = 2, dispatcher = pinned }
      /pinned-pool { router = round-robin-pool, nr-of-instances = 2, pool-dispatcher { type = PinnedDispatcher } }
    }
    """)
{
    [Fact]
    public void A_pinned_actor_keeps_a_thread_of_its_own()
    {
        var first = Sys.ActorOf(Threads().WithDispatcher("pinned"));
        var second = Sys.ActorOf(Threads().WithDispatcher("pinned"));
        var thread = ThreadOf(first);

        Assert.False(thread.IsThreadPoolThread);
        for (var i = 0; i < 20; i++)
            Assert.Same(thread, ThreadOf(first));
        Assert.NotSame(thread, ThreadOf(second));
    }

    [Fact]
    public async Task A_pinned_actor_that_has_ended_takes_nothing_and_a_late_watch_on_it_is_answered()
    {
        var actor = Sys.ActorOf(Threads().WithDispatcher("pinned"));
        Assert.True(await actor.GracefulStop(Soon));

        await Assert.ThrowsAsync<AskTimeoutException>(() => actor.Ask("thread", Quiet));
        Assert.True(await actor.GracefulStop(Soon));
    }

    [Fact]
    public async Task The_threads_of_pinned_actors_end_with_the_system()
    {
        var system = ActorSystem.Create("pinned", "pinned { type = PinnedDispatcher }");
        var threads = Enumerable.Range(0, 5).Select(_ => ThreadOf(system.ActorOf(Threads().WithDispatcher("pinned")))).ToArray();
        await system.Terminate();

        Assert.All(threads, thread => Assert.True(thread.Join(Soon)));
    }

    [Fact]
    public void The_configuration_can_choose_the_dispatcher_by_path() =>
        Assert.False(ThreadOf(Sys.ActorOf(Threads(), "deployed")).IsThreadPoolThread);

    [Fact]
    public async Task The_dispatcher_in_a_routers_deployment_is_not_its_routees() =>
        Assert.Equal(
            "akka.actor.default-dispatcher",
            await Sys.ActorOf(Threads().WithRouter(FromConfig.Instance), "pool").Ask<string>("dispatcher", Soon));

    [Fact]
    public void Routees_run_on_the_dispatcher_of_their_props()
    {
        var router = Sys.ActorOf(Threads().WithDispatcher("pinned").WithRouter(FromConfig.Instance), "pool");

        Assert.False(ThreadOf(router).IsThreadPoolThread);
        Assert.NotSame(ThreadOf(router), ThreadOf(router));
    }

    [Fact]
    public void Routees_without_a_dispatcher_run_on_the_pool_dispatcher() =>
        Assert.False(ThreadOf(Sys.ActorOf(Threads().WithRouter(FromConfig.Instance), "pinned-pool")).IsThreadPoolThread);

    [Fact]
    public void An_unknown_dispatcher_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Threads().WithDispatcher("missing")));

    [Fact]
    public void Blocked_pinned_actors_leave_the_others_running()
    {
        using var gate = new ManualResetEventSlim();
        for (var i = 0; i < 20; i++)
        {
            Sys.ActorOf(Props.Create(() => new ScriptedActor(Blocking(gate))).WithDispatcher("pinned")).Tell("block");
        }
        Spawn(me => me.On<string>(text => me.From.Tell(text))).Tell("still here");

        ExpectMsg("still here");
        gate.Set();
    }

    private static Action<ScriptedActor> Blocking(ManualResetEventSlim gate) => me => me.On<string>(_ => gate.Wait(Soon));

    private static Props Threads() => Props.Create(() => new ThreadTeller());

    private Thread ThreadOf(IActorRef actor)
    {
        actor.Tell("thread");
        return ExpectMsg<Thread>();
    }

    private sealed class ThreadTeller : ReceiveActor
    {
        public ThreadTeller()
        {
            Receive<string>(_ => Sender.Tell(Thread.CurrentThread), text => text == "thread");
            Receive<string>(_ => Sender.Tell(Context.Props.Dispatcher));
        }
    }
}
