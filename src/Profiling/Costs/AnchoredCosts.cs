using MathNet.Numerics.Statistics;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Profiling.Costs;

/// <summary>
/// Predicted layers, scaled so that they add up to what the whole network takes here, which a few runs show: a node that
/// is predicted too slow would never be given the tasks by which its predictions could be corrected.
/// </summary>
/// <param name="predicted">Predicts the layers.</param>
/// <param name="engine">Runs the network.</param>
/// <param name="time">The clock.</param>
public sealed class AnchoredCosts(ILayerCostSource predicted, IInferenceEngine engine, TimeProvider time) : ILayerCostSource
{
    private const int MostRuns = 5;
    private const int InputSeed = 1;

    // On a device so weak the runs would cost more than the first tasks lose without them.
    private const double MostPredictedMs = 2_000;

    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc />
    public LayerCosts Of(Network network, Action<string> report)
    {
        var costs = predicted.Of(network, report);
        if (costs.TotalMs is not (> 0 and <= MostPredictedMs))
            return costs;

        try
        {
            return costs.Scaled(MedianMs(network) / costs.TotalMs);
        }
        catch (InferenceException error)
        {
            // Its tasks will fail with the same sentence.
            report(error.Message);
            return costs;
        }
    }

    private double MedianMs(Network network)
    {
        using var input = RandomTensor.Create(network.Input, InputSeed);
        engine.Run(network, network.All, [input]).Dispose();
        var runsMs = new List<double>(MostRuns);
        var start = time.GetTimestamp();
        do
        {
            var before = time.GetTimestamp();
            engine.Run(network, network.All, [input]).Dispose();
            runsMs.Add(time.GetElapsedTime(before).TotalMilliseconds);
        }
        while (runsMs.Count < MostRuns && time.GetElapsedTime(start) < Budget);
        return runsMs.Median();
    }
}
