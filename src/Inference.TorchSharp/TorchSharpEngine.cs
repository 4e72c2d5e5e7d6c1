using System.Collections.Concurrent;
using Neurosurgeon.Inference.Sessions;
using Neurosurgeon.Inference.Torch.Execution;
using Neurosurgeon.Inference.Torch.Runtime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Inference.Torch;

/// <summary>
/// The engine on TorchSharp: interprets a network's ONNX graph node by node. All sessions share one copy of each
/// network's weights; a process can hold several such engines if they have the same number of threads.
/// </summary>
public sealed class TorchSharpEngine : IInferenceEngine
{
    private readonly TorchDevice _device;
    private readonly SessionCache _sessions;
    private readonly ConcurrentDictionary<WeightStore, Lazy<SharedTensors>> _stored = new();

    /// <summary>Starts the engine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="EngineNotAvailableException">libtorch cannot be loaded; the message says why.</exception>
    /// <exception cref="DeviceNotAvailableException">The device is not there.</exception>
    /// <exception cref="InvalidOperationException">An engine of this process has another number of threads.</exception>
    public TorchSharpEngine(EngineOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.SessionBudgetBytes, nameof(options));
        string version = LibTorch.Start(options.Threads);
        _device = TorchDevice.Open(options.Device);
        Description = new EngineDescription(EngineKind.TorchSharp.Name(), version, options.Device, options.Threads);
        _sessions = new SessionCache(options.SessionBudgetBytes, Build);
    }

    /// <inheritdoc/>
    public EngineDescription Description { get; }

    /// <inheritdoc/>
    public void Prepare(Network network, LayerRange range) => _sessions.Prepare(network, range);

    /// <inheritdoc/>
    public TensorSet Run(
        Network network, LayerRange range, IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default) =>
        _sessions.Run(network, range, inputs, cancellationToken);

    /// <inheritdoc/>
    public IRangeSession Open(Network network, LayerRange range) => _sessions.Open(network, range);

    /// <inheritdoc/>
    public void Dispose()
    {
        _sessions.Dispose();
        foreach (Lazy<SharedTensors> stored in _stored.Values)
            stored.Value.Dispose();
    }

    private RangeSession Build(Network network, LayerRange range)
    {
        SharedTensors stored = _stored.GetOrAdd(network.Weights, _ => new(() => new SharedTensors(network, _device))).Value;
        return new RangeSession(RangeProgramBuilder.Build(network, range, stored), _device);
    }
}
