using Akka.Actor;

namespace Contract.Messaging;

/// <summary>Many threads and many messages at once.</summary>
public sealed class MailboxTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(3, 30)]
    public async Task Nothing_is_lost_or_reordered_whoever_sends(int seed, int throughput)
    {
        const int senders = 6, each = 20_000;
        var system = ActorSystem.Create("mailbox", $"akka.actor.default-dispatcher.throughput = {throughput}");
        var done = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = system.ActorOf(Props.Create(() => new OrderChecker(senders, each, done)));
        var random = new Random(seed);
        var pauses = Enumerable.Range(0, senders).Select(_ => random.Next(1, 2000)).ToArray();
        await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
            {
                actor.Tell((sender, i), ActorRefs.NoSender);
                if (i % pauses[sender] == 0)
                    Thread.Yield();
            }
        })));

        Assert.Null(await done.Task.WaitAsync(Limit));
        await system.Terminate();
    }

    [Fact]
    public async Task A_wake_up_is_never_lost_when_an_actor_falls_asleep_after_every_message()
    {
        var system = ActorSystem.Create("wake");
        var actors = Enumerable.Range(0, 8).Select(_ => system.ActorOf(Props.Create(() => new Echo()))).ToArray();
        await Task.WhenAll(actors.Select(async actor =>
        {
            for (var i = 0; i < 10_000; i++)
                Assert.Equal(i, await actor.Ask<int>(i, Limit).ConfigureAwait(false));
        }));
        await system.Terminate();
    }

    [Fact]
    public async Task Failing_and_suspending_handlers_lose_nothing()
    {
        const int count = 20_000;
        var system = ActorSystem.Create("failing", "akka.loglevel = OFF\nakka.stdout-loglevel = OFF");
        var done = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = system.ActorOf(Props.Create(() => new Troubled(count, done, new Progress())));
        for (var i = 0; i < count; i++)
            actor.Tell(i, ActorRefs.NoSender);

        Assert.Null(await done.Task.WaitAsync(Limit));
        await system.Terminate();
    }

    private sealed class Progress
    {
        internal int Next { get; set; }
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }

    private sealed class OrderChecker : ReceiveActor
    {
        public OrderChecker(int senders, int each, TaskCompletionSource<string?> done)
        {
            var next = new int[senders];
            var inside = 0;
            var total = 0;
            Receive<(int Sender, int Number)>(message =>
            {
                if (Interlocked.Increment(ref inside) != 1)
                    done.TrySetResult("Two threads ran the actor at the same time.");
                if (next[message.Sender]++ != message.Number)
                    done.TrySetResult($"Message {message.Number} of sender {message.Sender} came out of order.");
                if (++total == senders * each)
                    done.TrySetResult(null);
                Interlocked.Decrement(ref inside);
            });
        }
    }

    /// <summary>Fails at some messages and awaits at others; each must be seen once and in order.</summary>
    private sealed class Troubled : ReceiveActor
    {
        public Troubled(int count, TaskCompletionSource<string?> done, Progress progress) => ReceiveAsync<int>(async number =>
        {
            if (number != progress.Next++)
                done.TrySetResult($"Message {number} came where {progress.Next - 1} was due.");
            if (number == count - 1)
                done.TrySetResult(null);
            if (number % 5 == 0)
                await Task.Yield();
            if (number % 7 == 0)
                throw new InvalidOperationException("trouble");
        });
    }
}
