using System.Collections.Immutable;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference.Sessions;

/// <summary>The sessions of one engine: built when a range is first used, and kept for as long as the budget has room.</summary>
/// <param name="budgetBytes">What the kept sessions may take; see <see cref="EngineOptions.SessionBudgetBytes"/>.</param>
/// <param name="build">Makes a session for a range that is not empty.</param>
internal sealed class SessionCache(long budgetBytes, Func<Network, LayerRange, ICachedSession> build) : IDisposable
{
    private readonly BudgetedCache<Key, ICachedSession> _cache =
        new(budgetBytes, key => build(key.Network, key.Range), session => session.PrivateBytes);

    /// <summary>Estimate of the bytes that the kept sessions take.</summary>
    public long KeptBytes => _cache.KeptBytes;

    /// <summary>How many sessions are kept.</summary>
    public int Count => _cache.Count;

    /// <summary>See <see cref="IInferenceEngine.Prepare"/>.</summary>
    public void Prepare(Network network, LayerRange range)
    {
        Boundary.Check(network, range);
        if (range.Count > 0)
            _cache.Rent(new Key(network, range)).Dispose();
    }

    /// <summary>See <see cref="IInferenceEngine.Run"/>.</summary>
    public TensorSet Run(
        Network network, LayerRange range, IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken)
    {
        Boundary.Check(network, range);
        cancellationToken.ThrowIfCancellationRequested();
        if (range.Count == 0)
        {
            ImmutableArray<TensorInfo> expected = Boundary.At(network, range.First);
            return new TensorSet(Array.ConvertAll(Boundary.Match(expected, inputs), tensor => tensor.Borrow()));
        }

        using var lease = _cache.Rent(new Key(network, range));
        return lease.Value.Run(inputs, cancellationToken);
    }

    /// <summary>See <see cref="IInferenceEngine.Open"/>.</summary>
    public IRangeSession Open(Network network, LayerRange range)
    {
        Boundary.Check(network, range);
        ArgumentOutOfRangeException.ThrowIfZero(range.Count, nameof(range));
        return build(network, range);
    }

    /// <summary>Drops all sessions; those in use when they are returned.</summary>
    public void Dispose() => _cache.Dispose();

    /// <summary>A network reordered twice in the same way is the same to a session.</summary>
    private readonly record struct Key(Network Network, LayerRange Range)
    {
        // The whole network is the same in any order.
        private LayerSet? Order => Range == Network.All ? null : Network.FirstLayers;

        public bool Equals(Key other) =>
            ReferenceEquals(Network.Weights, other.Network.Weights)
            && Range == other.Range
            && Equals(Order, other.Order);

        public override int GetHashCode() => HashCode.Combine(Network.Weights, Range, Order);
    }
}
