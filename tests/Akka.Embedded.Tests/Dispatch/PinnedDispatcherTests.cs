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

    private sealed class ThreadTeller : ReceiveActor
    {
        public ThreadTeller() => ReceiveAny(_ => Sender.Tell(Thread.CurrentThread));
    }
}
