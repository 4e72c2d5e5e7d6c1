using Akka.Actor;

namespace Embedded.Dispatch;

public sealed class PinnedDispatcherTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_thread_ends_with_its_actor_and_bears_the_dispatchers_name()
    {
        var system = ActorSystem.Create("pinned", "mine { type = PinnedDispatcher }");
        var actor = system.ActorOf(Props.Create(() => new ThreadTeller()).WithDispatcher("mine"));
        var thread = await actor.Ask<Thread>("thread", Limit);
        Assert.Equal("mine", thread.Name);
        Assert.True(await actor.GracefulStop(Limit));

        Assert.True(thread.Join(Limit));
        await system.Terminate();
    }

    [Fact]
    public async Task Messages_after_the_end_are_dead_letters_and_a_late_watch_is_answered()
    {
        var system = ActorSystem.Create("pinned", "mine { type = PinnedDispatcher }\nakka.log-dead-letters = off");
        var actor = system.ActorOf(Props.Create(() => new ThreadTeller()).WithDispatcher("mine"));
        Assert.True(await actor.GracefulStop(Limit));

        await Assert.ThrowsAsync<AskTimeoutException>(() => actor.Ask("thread", TimeSpan.FromMilliseconds(50)));
        Assert.True(await actor.GracefulStop(Limit));
        await system.Terminate();
    }

    [Fact]
    public async Task All_threads_end_with_the_system()
    {
        var system = ActorSystem.Create("pinned", "mine { type = PinnedDispatcher }");
        var threads = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            system.ActorOf(Props.Create(() => new ThreadTeller()).WithDispatcher("mine")).Ask<Thread>("thread", Limit)));
        await system.Terminate();

        Assert.All(threads, thread => Assert.True(thread.Join(Limit)));
    }

    private sealed class ThreadTeller : ReceiveActor
    {
        public ThreadTeller() => ReceiveAny(_ => Sender.Tell(Thread.CurrentThread));
    }
}
