using Akka.Actor;
using Xunit;

namespace Akka.TestKit;

/// <content>Expecting messages: the next one must be of the type, and more.</content>
public abstract partial class TestKitBase
{
    /// <summary>Expects a message of a type.</summary>
    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait(ExpectMsgAsync<T>(duration, hint, cancellationToken));

    /// <summary>Expects a message that equals another.</summary>
    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait(ExpectMsgAsync(message, timeout, hint, cancellationToken));

    /// <summary>Expects a message for which a predicate holds.</summary>
    public T ExpectMsg<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait(ExpectMsgAsync(isMessage, timeout, hint, cancellationToken));

    /// <summary>Expects a message that passes assertions.</summary>
    public T ExpectMsg<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait(ExpectMsgAsync(assert, timeout, hint, cancellationToken));

    /// <summary>Expects a message that, with its sender, passes assertions.</summary>
    public T ExpectMsg<T>(Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait(ExpectMsgAsync(assertMessageAndSender, timeout, hint, cancellationToken));

    /// <summary>Expects a message of a type.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(duration, (_, _) => { }, hint, cancellationToken);

    /// <summary>Expects a message that equals another.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(timeout, (actual, _) => Assert.Equal(message, actual), hint, cancellationToken);

    /// <summary>Expects a message for which a predicate holds.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(timeout, (actual, _) => Assert.True(isMessage(actual), $"Got {{{actual}}} of type {typeof(T)}, but {hint ?? "the predicate"} did not hold."), hint, cancellationToken);

    /// <summary>Expects a message that passes assertions.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(timeout, (actual, _) => assert(actual), hint, cancellationToken);

    /// <summary>Expects a message that, with its sender, passes assertions.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, assertMessageAndSender, hint, cancellationToken);

    /// <summary>Expects a message of a type from one sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait(ExpectAsync<T>(duration, (_, actual) => Assert.Equal(sender, actual), hint, cancellationToken));

    /// <summary>Expects these messages, in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) => ExpectMsgAllOf(RemainingOrDefault, messages);

    /// <summary>Expects these messages, in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages)
    {
        var received = ReceiveN(messages.Length, max).ToList();
        var missing = messages.Where(message => !received.Remove(message!)).ToList();
        Assert.True(missing.Count == 0, $"not found [{string.Join(", ", missing)}], found unexpected [{string.Join(", ", received)}]");
        return messages;
    }

    /// <summary>Expects one of these messages.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        ExpectMsg<T>(message => messages.Contains(message), hint: $"being one of [{string.Join(", ", messages)}]", cancellationToken: cancellationToken);

    /// <summary>Expects the end of a watched actor.</summary>
    public Terminated ExpectTerminated(IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Wait(ExpectTerminatedAsync(target, timeout, hint, cancellationToken));

    /// <summary>Expects the end of a watched actor.</summary>
    public ValueTask<Terminated> ExpectTerminatedAsync(IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<Terminated>(timeout, (terminated, _) => Assert.Equal(target, terminated.ActorRef), $"Terminated {target}. {hint}", cancellationToken);

    /// <summary>Expects no message for the default time.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) => ExpectNoMsg(RemainingOrDefault, cancellationToken);

    /// <summary>Expects no message for a time.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(duration, cancellationToken).AsTask().GetAwaiter().GetResult();

    /// <summary>Expects no message for a time.</summary>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>Expects no message for the default time.</summary>
    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) => ExpectNoMsgAsync(RemainingOrDefault, cancellationToken);

    /// <summary>Expects no message for a time.</summary>
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>Expects no message for a time.</summary>
    public async ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        if (await NextAsync(Dilated(duration), cancellationToken).ConfigureAwait(false) is { } next)
            throw Fail($"Failed: Expected no messages during {duration}, instead we received {next.Message} from {next.Sender}");
    }

    private static T Wait<T>(ValueTask<T> expectation) => expectation.AsTask().GetAwaiter().GetResult();

    private async ValueTask<T> ExpectAsync<T>(TimeSpan? timeout, Action<T, IActorRef> assert, string? hint, CancellationToken cancellationToken)
    {
        var limit = RemainingOrDilated(timeout);
        var next = await NextAsync(limit, cancellationToken).ConfigureAwait(false)
            ?? throw Fail($"Failed: Timeout {limit} while waiting for a message of type {typeof(T)} {hint}");
        if (next.Message is not T message)
            throw Fail($"Failed: Expected a message of type {typeof(T)}, but received {{{next.Message}}} (type {next.Message.GetType()}) instead {hint} from {next.Sender}");
        assert(message, next.Sender);
        return message;
    }
}
