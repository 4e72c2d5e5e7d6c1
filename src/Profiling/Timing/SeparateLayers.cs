using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Profiling.Timing;

/// <summary>
/// Times layers of any engine, each in a session of its own, on the activations of the layer before it: so each finds
/// the caches as in a real run, but loses what the engine gains across layers.
/// </summary>
internal sealed class SeparateLayers : ILayerTimer
{
    private readonly Network _network;
    private readonly TimeProvider _time;
    private readonly List<IRangeSession> _sessions = [];
    private readonly List<double[]> _runs = [];

    public SeparateLayers(IInferenceEngine engine, Network network, TimeProvider time, CancellationToken cancellationToken)
    {
        _network = network;
        _time = time;
        try
        {
            for (int layer = 0; layer < network.Layers.Length; layer++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _sessions.Add(engine.Open(network, new LayerRange(layer, layer + 1)));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Run(Tensor input, CancellationToken cancellationToken)
    {
        Dictionary<string, Tensor> made = new() { [input.Name] = input };
        List<TensorSet> outputs = [];
        var timesMs = new double[_sessions.Count];
        try
        {
            for (int layer = 0; layer < timesMs.Length; layer++)
            {
                Tensor[] inputs = [.. _network.Cuts[layer].Tensors.Select(tensor => made[tensor.Name])];
                long start = _time.GetTimestamp();
                TensorSet output = _sessions[layer].Run(inputs, cancellationToken);
                timesMs[layer] = _time.GetElapsedTime(start).TotalMilliseconds;
                outputs.Add(output);
                foreach (Tensor tensor in output)
                    made.TryAdd(tensor.Name, tensor);
            }

            _runs.Add(timesMs);
        }
        finally
        {
            outputs.ForEach(output => output.Dispose());
        }
    }

    public IReadOnlyList<double[]> Finish() => _runs;

    public void Dispose() => _sessions.ForEach(session => session.Dispose());
}
