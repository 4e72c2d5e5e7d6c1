using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models;

namespace Neurosurgeon.Inference;

/// <summary>
/// The engine on ONNX Runtime. All sessions share one thread pool that does not spin, one arena, and one copy of each
/// network's weights; a process can hold several such engines if they have the same number of threads.
/// </summary>
public sealed class OnnxRuntimeEngine : IInferenceEngine
{
    private readonly SessionFactory _factory;
    private readonly BudgetedCache<(Network, LayerRange), RangeSession> _cache;

    /// <summary>Starts the engine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="DeviceNotAvailableException">The device is not there.</exception>
    /// <exception cref="InvalidOperationException">An engine of this process has another number of threads.</exception>
    public OnnxRuntimeEngine(EngineOptions? options = null)
    {
        options ??= new EngineOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.SessionBudgetBytes, nameof(options));
        OrtEnv environment = RuntimeEnvironment.Start(options.Threads);
        if (options.Device == Device.Cuda)
            CudaDevice.Check(environment);
        Description = new EngineDescription("onnxruntime", environment.GetVersionString(), options.Device, options.Threads);
        _factory = new SessionFactory(options.Device);
        _cache = new(options.SessionBudgetBytes, key => _factory.Build(key.Item1, key.Item2), session => session.PrivateBytes);
    }

    /// <inheritdoc/>
    public EngineDescription Description { get; }

    /// <summary>Estimate of the bytes that the kept sessions take beside the shared weights.</summary>
    public long SessionBytes => _cache.KeptBytes;

    /// <summary>How many sessions are kept.</summary>
    public int SessionCount => _cache.Count;

    /// <inheritdoc/>
    public void Prepare(Network network, LayerRange range)
    {
        Boundary.Check(network, range);
        if (range.Count > 0)
            _cache.Rent((network, range)).Dispose();
    }

    /// <inheritdoc/>
    public TensorSet Run(
        Network network, LayerRange range, IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default)
    {
        Boundary.Check(network, range);
        cancellationToken.ThrowIfCancellationRequested();
        if (range.Count == 0)
        {
            ImmutableArray<TensorInfo> expected = Boundary.At(network, range.First);
            return new TensorSet(Array.ConvertAll(Boundary.Match(expected, inputs), tensor => tensor.Borrow()));
        }

        using var lease = _cache.Rent((network, range));
        return lease.Value.Run(inputs, cancellationToken);
    }

    /// <inheritdoc/>
    public IRangeSession Open(Network network, LayerRange range)
    {
        Boundary.Check(network, range);
        ArgumentOutOfRangeException.ThrowIfZero(range.Count, nameof(range));
        return _factory.Build(network, range);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cache.Dispose();
        _factory.Dispose();
    }
}
