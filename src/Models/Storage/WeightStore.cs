using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Storage;

/// <summary>
/// The weights of one network, by name, mapped read-only from their file: however many sessions read them, there is
/// one copy. Whoever uses an address taken from it must be done before it is disposed.
/// </summary>
public sealed class WeightStore : IDisposable
{
    private readonly ImmutableDictionary<string, Weight> _weights;
    private readonly ImmutableArray<MappedFile> _files;

    internal WeightStore(IEnumerable<Weight> weights, IEnumerable<MappedFile> files)
    {
        _weights = weights.ToImmutableDictionary(weight => weight.Info.Name);
        _files = [.. files];
        Bytes = _weights.Values.Sum(weight => weight.Info.Bytes);
    }

    /// <summary>Names of all weights, in no particular order.</summary>
    public IEnumerable<string> Names => _weights.Keys;

    /// <summary>How many weights there are.</summary>
    public int Count => _weights.Count;

    /// <summary>Bytes of all weights together, without padding.</summary>
    public long Bytes { get; }

    /// <summary>The weight of that name.</summary>
    /// <exception cref="KeyNotFoundException">The network has no such weight.</exception>
    public Weight this[string name] =>
        _weights.TryGetValue(name, out Weight? weight)
            ? weight
            : throw new KeyNotFoundException($"The network has no weight named '{name}'.");

    /// <summary>Whether the network has a weight of that name.</summary>
    public bool Contains(string name) => _weights.ContainsKey(name);

    /// <summary>Unmaps the files: reading a weight afterwards throws, and addresses taken before are invalid.</summary>
    public void Dispose()
    {
        foreach (MappedFile file in _files)
            file.Dispose();
    }
}
