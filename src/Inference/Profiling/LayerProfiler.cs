using Neurosurgeon.Models;

namespace Neurosurgeon.Inference;

/// <summary>
/// Measures a network layer by layer, each in a session of its own. Round after round the whole network runs once and
/// then every layer once, on the activations of the layer before it: so each finds the caches as it does in a real run,
/// and what else the machine does falls on all alike.
/// </summary>
/// <param name="engine">What to measure on.</param>
/// <param name="budget">How long the rounds may take together; null for 3 s. At least five run, however long that takes.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class LayerProfiler(IInferenceEngine engine, TimeSpan? budget = null, TimeProvider? time = null)
{
    private const int FewestRounds = 5;
    private const int MostRounds = 100;
    private const int InputSeed = 1;

    private readonly TimeSpan _budget = budget ?? TimeSpan.FromSeconds(3);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Measures all layers. Blocks the caller's thread for seconds; the machine should be idle otherwise.</summary>
    /// <param name="network">The network.</param>
    /// <param name="progress">Told how far it is, from 0 to 1, on the caller's thread.</param>
    /// <param name="cancellationToken">Stops the measurement.</param>
    /// <exception cref="InferenceException">The engine cannot compute this network.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public LayerProfile Measure(
        Network network, Action<double>? progress = null, CancellationToken cancellationToken = default)
    {
        List<IRangeSession> sessions = [];
        try
        {
            // The first session is that of the whole network.
            sessions.Add(engine.Open(network, network.All));
            for (int layer = 0; layer < network.Layers.Length; layer++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sessions.Add(engine.Open(network, new LayerRange(layer, layer + 1)));
                progress?.Invoke(0.5 * (layer + 1) / network.Layers.Length);
            }

            double[] medians = MeasureRounds(network, sessions, progress, cancellationToken);
            double wholeMs = medians[0];
            double sumMs = medians[1..].Sum();
            return new LayerProfile(
                network.Sha256,
                engine.Description,
                [.. medians[1..].Select(layerMs => layerMs * wholeMs / sumMs)],
                wholeMs,
                sumMs,
                _time.GetUtcNow());
        }
        finally
        {
            sessions.ForEach(session => session.Dispose());
        }
    }

    private double[] MeasureRounds(
        Network network, List<IRangeSession> sessions, Action<double>? progress, CancellationToken cancellationToken)
    {
        using Tensor input = RandomTensor.Create(network.Input, InputSeed);
        List<double>[] timesMs = [.. sessions.Select(_ => new List<double>(MostRounds))];

        // The first round fills caches and arena, and is not counted.
        Round(network, sessions, input, (_, _) => { }, cancellationToken);
        long start = _time.GetTimestamp();
        for (int round = 0; round < MostRounds; round++)
        {
            TimeSpan elapsed = _time.GetElapsedTime(start);
            if (round >= FewestRounds && elapsed >= _budget)
                break;
            Round(network, sessions, input, (session, ms) => timesMs[session].Add(ms), cancellationToken);
            progress?.Invoke(0.5 + (0.5 * Math.Min(1, Math.Max(elapsed / _budget, round / (double)MostRounds))));
        }

        progress?.Invoke(1);
        return Array.ConvertAll(timesMs, Median);
    }

    private void Round(
        Network network, List<IRangeSession> sessions, Tensor input, Action<int, double> record, CancellationToken cancellationToken)
    {
        Dictionary<string, Tensor> made = new() { [input.Name] = input };
        List<TensorSet> outputs = [];
        try
        {
            for (int index = 0; index < sessions.Count; index++)
            {
                LayerRange range = sessions[index].Range;
                Tensor[] inputs = [.. network.Cuts[range.First].Tensors.Select(tensor => made[tensor.Name])];
                long start = _time.GetTimestamp();
                TensorSet output = sessions[index].Run(inputs, cancellationToken);
                record(index, _time.GetElapsedTime(start).TotalMilliseconds);
                outputs.Add(output);
                foreach (Tensor tensor in output)
                    made.TryAdd(tensor.Name, tensor);
            }
        }
        finally
        {
            outputs.ForEach(output => output.Dispose());
        }
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
