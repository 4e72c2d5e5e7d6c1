using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference;

/// <summary>
/// Computes ranges of layers. All calls block the caller's thread and may come from several threads at once. Dispose it
/// after its last run and before the networks that it ran.
/// </summary>
public interface IInferenceEngine : IDisposable
{
    /// <summary>What a measurement on this engine holds for.</summary>
    EngineDescription Description { get; }

    /// <summary>Builds what <see cref="Run"/> needs for this range ahead of the first run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the network.</exception>
    /// <exception cref="InferenceException">The engine cannot compute these layers.</exception>
    void Prepare(Network network, LayerRange range);

    /// <summary>Computes a range of layers.</summary>
    /// <param name="network">The network; it must stay open as long as the engine.</param>
    /// <param name="range">
    /// The layers; for an empty range nothing is computed, and the result is views of the inputs that live as long as
    /// those do.
    /// </param>
    /// <param name="inputs">
    /// The tensors that cross at <see cref="LayerRange.First"/>, in any order, matched by name; never written to, and
    /// not needed any more when the call returns, unless one of them crosses at the end of the range too and so is a
    /// view in the result.
    /// </param>
    /// <param name="cancellationToken">Stops the computation after the graph node that is being computed.</param>
    /// <returns>
    /// The tensors that cross at <see cref="LayerRange.End"/>, in the order of that cut, or the network's output after
    /// the last layer. The caller disposes them.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the network.</exception>
    /// <exception cref="InferenceException">An input is missing, unknown or of another shape or type, or the engine failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    TensorSet Run(
        Network network, LayerRange range, IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default);

    /// <summary>A session for a range that is not empty, of the caller's own: outside of the memory budget, for measurements.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves the network.</exception>
    /// <exception cref="InferenceException">The engine cannot compute these layers.</exception>
    IRangeSession Open(Network network, LayerRange range);

    /// <summary>
    /// What times the layers of a network as they run in the whole of it; null where the engine cannot tell them apart
    /// there. The caller disposes it.
    /// </summary>
    /// <exception cref="InferenceException">The engine cannot compute these layers.</exception>
    ILayerTimer? OpenTimer(Network network) => null;
}
