using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Store;

namespace Neurosurgeon.Tests.Support;

/// <summary>One engine and the zoo in the ordinary cache folder, for all tests: a process has one thread pool.</summary>
public sealed class EngineFixture : IDisposable
{
    private readonly ModelStore _store = new();

    public OnnxRuntimeEngine Engine { get; } = new();

    public Network Network(string model) => _store.Get(model);

    /// <summary>The network's output by way of a cut, or what the layers before another end make.</summary>
    public TensorSet RunSplit(Network network, int cut, Tensor input, int? end = null)
    {
        using TensorSet crossing = Engine.Run(network, new LayerRange(0, cut), [input]);
        return Engine.Run(network, new LayerRange(cut, end ?? network.Layers.Length), cut == 0 ? [input] : crossing);
    }

    public void Dispose()
    {
        Engine.Dispose();
        _store.Dispose();
    }
}
