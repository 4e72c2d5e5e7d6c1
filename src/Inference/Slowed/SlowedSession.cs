using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference.Slowed;

/// <summary>A range of layers on a slowed engine.</summary>
internal sealed class SlowedSession(IRangeSession session, Slowdown slowdown) : IRangeSession
{
    public LayerRange Range => session.Range;

    public TensorSet Run(IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default) =>
        slowdown.Stretch(() => session.Run(inputs, cancellationToken));

    public void Dispose() => session.Dispose();
}
