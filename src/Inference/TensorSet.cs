using System.Collections;

namespace Neurosurgeon.Inference;

/// <summary>The tensors that one run made, disposed together.</summary>
public sealed class TensorSet : IReadOnlyList<Tensor>, IDisposable
{
    private readonly Tensor[] _tensors;

    internal TensorSet(Tensor[] tensors) => _tensors = tensors;

    /// <inheritdoc/>
    public int Count => _tensors.Length;

    /// <inheritdoc/>
    public Tensor this[int index] => _tensors[index];

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Tensor this[string name] =>
        Array.Find(_tensors, tensor => tensor.Name == name)
        ?? throw new KeyNotFoundException($"There is no tensor named '{name}'.");

    /// <inheritdoc/>
    public IEnumerator<Tensor> GetEnumerator() => ((IEnumerable<Tensor>)_tensors).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Disposes all tensors of the set.</summary>
    public void Dispose()
    {
        foreach (Tensor tensor in _tensors)
            tensor.Dispose();
    }
}
