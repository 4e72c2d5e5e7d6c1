using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference;

/// <summary>A range of layers made ready to run. Safe for use by several threads; dispose it after the last run.</summary>
public interface IRangeSession : IDisposable
{
    /// <summary>The layers that it computes.</summary>
    LayerRange Range { get; }

    /// <summary>Computes the range, as <see cref="IInferenceEngine.Run"/> does.</summary>
    /// <param name="inputs">The tensors that cross at the range's start.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="InferenceException">An input is not what is needed, or the engine failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    TensorSet Run(IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default);
}
