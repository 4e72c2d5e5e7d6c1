using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Profiling.Costs;

/// <summary>A source of costs that is made ready on a thread of its own while the node starts; who asks too early waits for it.</summary>
public sealed class DeferredCosts : ILayerCostSource, IDisposable
{
    private readonly CancellationTokenSource _disposed = new();
    private readonly Task<ILayerCostSource> _source;

    /// <summary>Begins at once.</summary>
    /// <param name="make">Makes the source, for seconds.</param>
    public DeferredCosts(Func<CancellationToken, ILayerCostSource> make) => _source = Task.Factory.StartNew(
        () => make(_disposed.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc />
    public LayerCosts Of(Network network, Action<string> report) => _source.GetAwaiter().GetResult().Of(network, report);

    /// <summary>Stops what is under way, and waits for it: an engine is not to compute while the process ends.</summary>
    public void Dispose()
    {
        _disposed.Cancel();
        ((Task)_source).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _disposed.Dispose();
    }
}
