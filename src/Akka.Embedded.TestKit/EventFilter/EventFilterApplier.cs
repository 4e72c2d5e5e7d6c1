using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SystemMessages;
using Xunit;

namespace Akka.TestKit;

/// <summary>Counts events by a subscription for the time of one action.</summary>
internal sealed class EventFilterApplier(ActorSystem system, Type channel, Predicate<object> fits, TestKitBase testKit) : IEventFilterApplier
{
    public void ExpectOne(Action action, CancellationToken cancellationToken = default) => Expect(1, action, cancellationToken);

    public void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default) => Expect(1, timeout, action, cancellationToken);

    public Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default) => ExpectAsync(1, actionAsync, cancellationToken);

    public Task ExpectOneAsync(TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, timeout, action, cancellationToken);

    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        Expect(expectedCount, testKit.FilterLeeway, action, cancellationToken);

    public void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        ExpectAsync(expectedCount, timeout, () =>
        {
            action();
            return Task.CompletedTask;
        }, cancellationToken).GetAwaiter().GetResult();

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectAsync(expectedCount, testKit.FilterLeeway, actionAsync, cancellationToken);

    public async Task ExpectAsync(int expectedCount, TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default)
    {
        var count = 0;
        var counter = new CountingRef(published =>
        {
            if (fits(published))
                Interlocked.Increment(ref count);
        });
        system.EventStream.Subscribe(counter, channel);
        try
        {
            await action().ConfigureAwait(false);
            var start = TimeProvider.System.GetTimestamp();
            while (Volatile.Read(ref count) < expectedCount && TimeProvider.System.GetElapsedTime(start) < testKit.Dilated(timeout))
                await Task.Delay(10, cancellationToken).ConfigureAwait(false);
            Assert.True(count == expectedCount, $"Expected {expectedCount} events, received {count} within {timeout}.");
        }
        finally
        {
            system.EventStream.Unsubscribe(counter);
        }
    }

    private sealed class CountingRef(Action<object> count) : InternalActorRef
    {
        private static long _names;

        public override ActorPath Path { get; } =
            new RootActorPath(new Address("akka", "all-systems")) / $"eventFilter{Interlocked.Increment(ref _names)}";

        internal override ActorRefProvider Provider => throw new NotSupportedException("An event filter belongs to no system.");

        internal override void TellInternal(object message, IActorRef? sender) => count(message);

        internal override void SendSystemMessage(ISystemMessage message)
        {
        }
    }
}
