namespace Neurosurgeon.Inference.Slowed;

/// <summary>Times layers in place on the engine itself, and says what they would take on the slowed one.</summary>
internal sealed class SlowedTimer(ILayerTimer timer, Slowdown slowdown) : ILayerTimer
{
    public void Run(Tensor input, CancellationToken cancellationToken) => timer.Run(input, cancellationToken);

    public IReadOnlyList<double[]> Finish() =>
        [.. timer.Finish().Select(run => Array.ConvertAll(run, ms => ms / slowdown.Speed))];

    public void Dispose() => timer.Dispose();
}
