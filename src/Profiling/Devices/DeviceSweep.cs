using System.Collections.Immutable;
using System.Diagnostics;
using MathNet.Numerics.Statistics;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Datasets;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Profiling.Devices;

/// <summary>
/// Measures made-up networks until its time is used up, and adds each to a dataset as soon as it is measured: it may be
/// killed at any moment, and goes on where it was. In between it measures the layers of the calibration again and again.
/// </summary>
/// <param name="openEngine">Makes an engine on this device.</param>
/// <param name="engine">What all of these are.</param>
/// <param name="folder">The dataset.</param>
public sealed class DeviceSweep(Func<IInferenceEngine> openEngine, EngineDescription engine, string folder)
{
    private const double SecondsBetweenCalibrations = 15;
    private static readonly TimeSpan CalibrationBudget = TimeSpan.FromMilliseconds(300);

    private readonly SampledLayers _layers = new(openEngine);
    private readonly List<ImmutableArray<(LayerFeatures Features, double Milliseconds)>> _calibrations = [];

    /// <summary>
    /// What the layers of the calibration took while this sweep ran, each in the median: by that, predictors that are fitted
    /// to it are compared with what a node measures at its start.
    /// </summary>
    public ImmutableArray<(LayerFeatures Features, double Milliseconds)> CalibrationLayers =>
        [.. _calibrations[0].Select((layer, index) => (layer.Features, _calibrations.Select(layers => layers[index].Milliseconds).Median()))];

    /// <summary>Measures for what is left of the budget.</summary>
    /// <param name="budget">Time for all sweeps of this folder with as many threads together.</param>
    /// <param name="report">Is told of each network that was measured.</param>
    /// <param name="say">Is told in a sentence of a network that cannot be measured.</param>
    /// <param name="cancellationToken">Stops after the run that is being timed.</param>
    /// <returns>What was measured in all.</returns>
    /// <exception cref="PredictionException">The folder cannot be written, or is another device's.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; what was measured is kept.</exception>
    public Sweep Run(TimeSpan budget, Action<Sweep> report, Action<string> say, CancellationToken cancellationToken)
    {
        DatasetWriter dataset = DatasetWriter.Open(folder, new DatasetOrigin(Processor.Name, engine.Name, engine.Version));
        SweepProgress progress = SweepProgress.Read(folder);
        Sweep sweep = progress.Of(engine.Threads);
        double calibratedAt = sweep.Seconds;
        Calibrate(cancellationToken);
        while (sweep.Seconds < budget.TotalSeconds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long start = Stopwatch.GetTimestamp();
            if (sweep.Seconds - calibratedAt > SecondsBetweenCalibrations)
            {
                calibratedAt = sweep.Seconds;
                Calibrate(cancellationToken);
            }

            dataset.Append(Measure(sweep.Networks + 1, say, cancellationToken));
            sweep = sweep with { Networks = sweep.Networks + 1, Seconds = sweep.Seconds + Stopwatch.GetElapsedTime(start).TotalSeconds };
            progress.With(sweep).Write(folder);
            report(sweep);
        }

        return sweep;
    }

    private void Calibrate(CancellationToken cancellationToken) =>
        _calibrations.Add(_layers.MeasureCommon(CalibrationBudget, cancellationToken));

    private IEnumerable<LayerSample> Measure(int seed, Action<string> say, CancellationToken cancellationToken)
    {
        try
        {
            return _layers.Measure(seed, cancellationToken).Select(layer => new LayerSample(layer.Features, engine.Threads, layer.Milliseconds));
        }
        catch (InferenceException error)
        {
            say($"Network {seed} is left out: {error.Message}");
            return [];
        }
    }
}
