using Microsoft.ML.OnnxRuntime;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>
/// Times layers by ONNX Runtime's own profile of one session: in place, fused and in the memory layout in which they
/// run in the whole network.
/// </summary>
/// <param name="session">A session whose nodes are marked, with profiling on; owned from now on.</param>
/// <param name="range">The same session, to be run; it disposes the session.</param>
/// <param name="layerCount">How many layers the network has.</param>
internal sealed class ProfiledLayers(InferenceSession session, RangeSession range, int layerCount) : ILayerTimer
{
    private bool _ended;

    public void Run(Tensor input, CancellationToken cancellationToken)
    {
        using TensorSet output = range.Run([input], cancellationToken);
    }

    public IReadOnlyList<double[]> Finish()
    {
        string path = End();
        try
        {
            return ProfileEvents.LayerMs(path, layerCount);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        if (!_ended)
            File.Delete(End());
        range.Dispose();
    }

    private string End()
    {
        _ended = true;
        return session.EndProfiling();
    }
}
