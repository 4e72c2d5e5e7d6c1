using Akka.Actor;

namespace Embedded.Dispatch;

public sealed class MailboxTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Actors_made_and_stopped_from_many_threads_leave_no_child_behind()
    {
        var system = ActorSystem.Create("churn");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(async () =>
        {
            for (var i = 0; i < 1000; i++)
            {
                var actor = system.ActorOf(Props.Create(() => new Echo()), $"actor-{thread}-{i}");
                Assert.Equal(i, await actor.Ask<int>(i, Limit));
                Assert.True(await actor.GracefulStop(Limit));
            }
        })));
        var guardian = (LocalActorRef)((ExtendedActorSystem)system).Provider.ResolveActorRef("akka://churn/user");

        Assert.True(SpinWait.SpinUntil(() => guardian.Children.Count == 0, Limit));
        await system.Terminate();
    }

    [Fact]
    public async Task A_tell_allocates_nothing_but_the_room_in_the_queue()
    {
        const int count = 100_000;
        var system = ActorSystem.Create("allocation", "alone { type = PinnedDispatcher }");
        var actor = system.ActorOf(Props.Create(() => new Returner()).WithDispatcher("alone"));
        await actor.Ask<long>(1000, Limit);
        var perTell = await actor.Ask<long>(count, Limit) / (double)count;

        Assert.True(perTell < 8, $"{perTell:F1} bytes were allocated for each message.");
        await system.Terminate();
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }

    /// <summary>Sends itself one object again and again, and answers how many bytes its thread allocated meanwhile.</summary>
    private sealed class Returner : ReceiveActor
    {
        private readonly object _ball = new();
        private IActorRef _asker = ActorRefs.Nobody;
        private int _left;
        private long _allocatedBefore;

        public Returner()
        {
            Receive<int>(count =>
            {
                (_left, _asker, _allocatedBefore) = (count, Sender, GC.GetAllocatedBytesForCurrentThread());
                Self.Tell(_ball);
            });
            ReceiveAny(ball =>
            {
                if (--_left > 0)
                    Self.Tell(ball);
                else
                    _asker.Tell(GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore);
            });
        }
    }
}
