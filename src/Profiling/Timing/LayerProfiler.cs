using MathNet.Numerics.Statistics;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;

namespace Neurosurgeon.Profiling.Timing;

/// <summary>
/// Measures a network layer by layer. Round after round the whole network runs once as it is, and once with its layers
/// timed: what else the machine does falls on both alike. The layers are timed in place where the engine can do that,
/// else each in a session of its own.
/// </summary>
/// <param name="engine">What to measure on.</param>
/// <param name="budget">How long the rounds may take together, after a warm-up; null for 3 s. At least five run, however long that takes; once a hundred have, half a second is enough.</param>
/// <param name="time">The clock; null for the system's.</param>
/// <param name="quantile">Which of the rounds counts, in order of time: 0.5 for the median.</param>
public sealed class LayerProfiler(IInferenceEngine engine, TimeSpan? budget = null, TimeProvider? time = null, double quantile = 0.5)
{
    private const int FewestRounds = 5;
    private const int ManyRounds = 100;
    private const int InputSeed = 1;
    private const double ShareOfOpening = 0.3;

    // A second processor that has idled takes so long to answer quickly again: until then two threads gain little.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);

    // A hundred rounds of a small network are over before the processor has settled.
    private static readonly TimeSpan LeastTimeOfManyRounds = TimeSpan.FromMilliseconds(500);

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
        using IRangeSession whole = engine.Open(network, network.All);
        using ILayerTimer layers = engine.OpenTimer(network) ?? new SeparateLayers(engine, network, _time, cancellationToken);
        using Tensor input = RandomTensor.Create(network.Input, InputSeed);
        progress?.Invoke(ShareOfOpening);
        int warmUpRounds = RunWarmUp(whole, layers, input, cancellationToken);
        List<double> wholeMs = RunRounds(whole, layers, input, progress, cancellationToken);

        double[][] runs = [.. layers.Finish().Skip(warmUpRounds)];
        double[] layerMs = [.. network.Layers.Select(layer => Quantile(runs.Select(run => run[layer.Index])))];
        double wholeQuantileMs = Quantile(wholeMs);
        double sumMs = layerMs.Sum();
        progress?.Invoke(1);
        return new LayerProfile(
            network.Sha256,
            engine.Description,
            [.. layerMs.Select(ms => ms * wholeQuantileMs / sumMs)],
            wholeQuantileMs,
            sumMs,
            _time.GetUtcNow());
    }

    /// <summary>Fills caches and arena, and wakes the processors. How many rounds it took; none of them counts.</summary>
    private int RunWarmUp(IRangeSession whole, ILayerTimer layers, Tensor input, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        int rounds = 0;
        do
        {
            whole.Run([input], cancellationToken).Dispose();
            layers.Run(input, cancellationToken);
            rounds++;
        }
        while (_time.GetElapsedTime(start) < WarmUp);
        return rounds;
    }

    private List<double> RunRounds(
        IRangeSession whole, ILayerTimer layers, Tensor input, Action<double>? progress, CancellationToken cancellationToken)
    {
        var wholeMs = new List<double>(ManyRounds);
        long start = _time.GetTimestamp();
        for (int round = 0; ; round++)
        {
            TimeSpan elapsed = _time.GetElapsedTime(start);
            if ((round >= FewestRounds && elapsed >= _budget) || (round >= ManyRounds && elapsed >= LeastTimeOfManyRounds))
                break;
            progress?.Invoke(ShareOfOpening + ((1 - ShareOfOpening) * Math.Min(1, elapsed / _budget)));
            long before = _time.GetTimestamp();
            using (whole.Run([input], cancellationToken))
                wholeMs.Add(_time.GetElapsedTime(before).TotalMilliseconds);
            layers.Run(input, cancellationToken);
        }

        return wholeMs;
    }

    private double Quantile(IEnumerable<double> values) => values.QuantileCustom(quantile, QuantileDefinition.R7);
}
