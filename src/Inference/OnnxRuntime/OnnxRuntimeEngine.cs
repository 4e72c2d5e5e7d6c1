using Microsoft.ML.OnnxRuntime;
using Neurosurgeon.Inference.Sessions;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>
/// The engine on ONNX Runtime. All sessions share one thread pool that does not spin, one arena, and one copy of each
/// network's weights; a process can hold several such engines if they have the same number of threads.
/// </summary>
public sealed class OnnxRuntimeEngine : IInferenceEngine
{
    private readonly SessionFactory _factory;
    private readonly SessionCache _sessions;

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
        Description = new EngineDescription(EngineKind.OnnxRuntime.Name(), environment.GetVersionString(), options.Device, options.Threads);
        _factory = new SessionFactory(options.Device);
        _sessions = new SessionCache(options.SessionBudgetBytes, _factory.Build);
    }

    /// <inheritdoc/>
    public EngineDescription Description { get; }

    /// <summary>Estimate of the bytes that the kept sessions take beside the shared weights.</summary>
    public long SessionBytes => _sessions.KeptBytes;

    /// <summary>How many sessions are kept.</summary>
    public int SessionCount => _sessions.Count;

    /// <inheritdoc/>
    public void Prepare(Network network, LayerRange range) => _sessions.Prepare(network, range);

    /// <inheritdoc/>
    public TensorSet Run(
        Network network, LayerRange range, IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default) =>
        _sessions.Run(network, range, inputs, cancellationToken);

    /// <inheritdoc/>
    public IRangeSession Open(Network network, LayerRange range) => _sessions.Open(network, range);

    /// <inheritdoc/>
    public ILayerTimer? OpenTimer(Network network) => _factory.BuildProfiled(network);

    /// <inheritdoc/>
    public void Dispose()
    {
        _sessions.Dispose();
        _factory.Dispose();
    }
}
