namespace Neurosurgeon.Hosts.Lifetime;

/// <summary>A cancellation that also comes when standard input is closed: the process that started this one has ended.</summary>
internal sealed class StandardInputEnd : IDisposable
{
    private readonly CancellationTokenSource _source;

    /// <summary>Starts to read standard input to its end.</summary>
    /// <param name="interrupted">What cancels as well.</param>
    public StandardInputEnd(CancellationToken interrupted)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        _ = CancelAtEndAsync();
    }

    /// <summary>Cancelled at the end of standard input.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc />
    public void Dispose() => _source.Dispose();

    private async Task CancelAtEndAsync()
    {
        await Console.OpenStandardInput().CopyToAsync(Stream.Null, Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await _source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The node has ended before its parent.
        }
    }
}
