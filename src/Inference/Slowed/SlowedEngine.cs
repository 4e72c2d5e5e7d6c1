using System.Globalization;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference.Slowed;

/// <summary>
/// An engine as on a slower device: every run of layers holds its caller until it has taken so many times as long. Building
/// sessions takes what it takes.
/// </summary>
public sealed class SlowedEngine : IInferenceEngine
{
    private readonly IInferenceEngine _engine;
    private readonly Slowdown _slowdown;

    /// <summary>Slows an engine.</summary>
    /// <param name="engine">The engine, owned from now on.</param>
    /// <param name="speed">The share of its speed that is left: above 0 and at most 1; 0.25 takes four times as long.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is none.</exception>
    public SlowedEngine(IInferenceEngine engine, double speed)
    {
        if (speed is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "A slowed engine has a share of its speed above 0 and at most 1.");
        _engine = engine;
        _slowdown = new Slowdown(speed);
        // What is measured on it holds for nothing else.
        Description = engine.Description with { Version = string.Create(CultureInfo.InvariantCulture, $"{engine.Description.Version} at {speed} of its speed") };
    }

    /// <inheritdoc/>
    public EngineDescription Description { get; }

    /// <inheritdoc/>
    public void Prepare(Network network, LayerRange range) => _engine.Prepare(network, range);

    /// <inheritdoc/>
    public TensorSet Run(Network network, LayerRange range, IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default)
    {
        _engine.Prepare(network, range);
        return _slowdown.Stretch(() => _engine.Run(network, range, inputs, cancellationToken));
    }

    /// <inheritdoc/>
    public IRangeSession Open(Network network, LayerRange range) => new SlowedSession(_engine.Open(network, range), _slowdown);

    /// <inheritdoc/>
    public ILayerTimer? OpenTimer(Network network) =>
        _engine.OpenTimer(network) is { } timer ? new SlowedTimer(timer, _slowdown) : null;

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();
}
