using System.Collections.Concurrent;
using Neurosurgeon.Inference.Sessions;
using Neurosurgeon.Inference.Torch.Execution;
using Neurosurgeon.Inference.Torch.Runtime;
using Neurosurgeon.Models;

namespace Neurosurgeon.Inference.Torch;

/// <summary>
/// The engine on TorchSharp: interprets a network's ONNX graph node by node. All sessions share one copy of each
/// network's weights; a process can hold several such engines if they have the same number of threads.
/// </summary>
internal sealed class TorchSharpEngine : IInferenceEngine
{
    private readonly TorchDevice _device;
    private readonly SessionCache _sessions;
    private readonly ConcurrentDictionary<WeightStore, Lazy<SharedTensors>> _stored = new();

    public TorchSharpEngine(EngineOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.SessionBudgetBytes, nameof(options));
        string version = LibTorch.Start(options.Threads);
        _device = TorchDevice.Open(options.Device);
        Description = new EngineDescription(EngineKind.TorchSharp.Name(), version, options.Device, options.Threads);
        _sessions = new SessionCache(options.SessionBudgetBytes, Build);
    }

    public EngineDescription Description { get; }

    public void Prepare(Network network, LayerRange range) => _sessions.Prepare(network, range);

    public TensorSet Run(
        Network network, LayerRange range, IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default) =>
        _sessions.Run(network, range, inputs, cancellationToken);

    public IRangeSession Open(Network network, LayerRange range) => _sessions.Open(network, range);

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
