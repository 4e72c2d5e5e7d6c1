namespace Neurosurgeon.Inference;

/// <summary>Times the layers of a network while the whole of it runs. Not safe for use by several threads.</summary>
public interface ILayerTimer : IDisposable
{
    /// <summary>Runs the network once.</summary>
    /// <param name="input">The network's input.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="InferenceException">The engine failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    void Run(Tensor input, CancellationToken cancellationToken);

    /// <summary>Ends the measurement.</summary>
    /// <returns>The milliseconds of each layer, in an array a run, in the order of the runs.</returns>
    IReadOnlyList<double[]> Finish();
}
