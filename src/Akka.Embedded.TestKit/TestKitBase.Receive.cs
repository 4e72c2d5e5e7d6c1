namespace Akka.TestKit;

/// <content>Looking at messages one by one.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next message, or null if none comes in time.</summary>
    public object ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        ReceiveOneAsync(max, cancellationToken).AsTask().GetAwaiter().GetResult();

    /// <summary>The next message, or null if none comes in time.</summary>
    public async ValueTask<object> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await NextAsync(max ?? RemainingOrDefault, cancellationToken).ConfigureAwait(false))?.Message!;

    /// <summary>So many messages, in time.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveN(numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>So many messages, in time.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default)
    {
        var deadline = Clock + Dilated(max);
        var messages = new List<object>();
        while (messages.Count < numberOfMessages)
        {
            messages.Add(ReceiveOne(Left(deadline), cancellationToken)
                ?? throw Fail($"Timeout {max} while expecting {numberOfMessages} messages; only {messages.Count} came."));
        }
        return messages;
    }

    /// <summary>The next message that fits; those before are dropped.</summary>
    public object FishForMessage(Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    /// <summary>The next message of a type that fits; those before are dropped.</summary>
    public T FishForMessage<T>(Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync(isMessage, max, hint, cancellationToken).AsTask().GetAwaiter().GetResult();

    /// <summary>The next message that fits; those before are dropped.</summary>
    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    /// <summary>The next message of a type that fits; those before are dropped.</summary>
    public async ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default)
    {
        var limit = RemainingOrDilated(max);
        var deadline = Clock + limit;
        while (true)
        {
            var message = await ReceiveOneAsync(Left(deadline), cancellationToken).ConfigureAwait(false)
                ?? throw Fail($"Timeout ({limit}) during FishForMessage. {hint}");
            if (message is T typed && isMessage(typed))
                return typed;
        }
    }

    private static TimeSpan Left(TimeSpan deadline)
    {
        var left = deadline - Clock;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left;
    }

    private static Xunit.Sdk.FailException Fail(string message) => Xunit.Sdk.FailException.ForFailure(message);

    private async Task<MessageEnvelope?> NextAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        if (_queue.Reader.TryRead(out var next))
            return _last = next;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        try
        {
            return _last = await _queue.Reader.ReadAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
