using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Prediction.Predictors;

/// <summary>
/// By how much the device at hand, as it is now, takes longer than the one whose layers were measured. Two factors, as
/// two things bound layers (the roofline of Williams, Waterman and Patterson, 2009): those that use a weight a few times
/// only wait for memory, the others for the processor.
/// </summary>
/// <param name="MemoryFactor">Of layers that wait for their weights.</param>
/// <param name="ProcessorFactor">Of all other layers.</param>
public sealed record Calibration(double MemoryFactor, double ProcessorFactor)
{
    // A weight of 4 bytes that eight rows use takes 16 operations.
    private const double MostFlopsPerWeightByte = 4;

    /// <summary>Of predictors that are taken as they are.</summary>
    public static Calibration None { get; } = new(1, 1);

    /// <summary>What some measured layers show.</summary>
    /// <param name="predictors">The predictors.</param>
    /// <param name="measured">Layers of both sorts, with the milliseconds that they took here.</param>
    public static Calibration Of(PredictorSet predictors, IReadOnlyCollection<(LayerFeatures Features, double Milliseconds)> measured)
    {
        return new Calibration(Factor(waits: true), Factor(waits: false));

        double Factor(bool waits)
        {
            var sort = measured.Where(layer => WaitsForMemory(layer.Features) == waits).ToArray();
            double predictedMs = sort.Sum(layer => predictors.Predict(layer.Features).Milliseconds);
            return predictedMs > 0 ? sort.Sum(layer => layer.Milliseconds) / predictedMs : 1;
        }
    }

    /// <summary>Whether both factors can scale a latency.</summary>
    public bool IsSane => MemoryFactor is > 0 and < double.PositiveInfinity && ProcessorFactor is > 0 and < double.PositiveInfinity;

    /// <summary>
    /// How much longer the device at hand takes than the predictors' own, where that was calibrated too: what the
    /// predictors are wrong by on the calibration's layers cancels out.
    /// </summary>
    /// <param name="own">The calibration on the predictors' own device; null if there was none.</param>
    public Calibration RelativeTo(Calibration? own) =>
        own is null ? this : new Calibration(MemoryFactor / own.MemoryFactor, ProcessorFactor / own.ProcessorFactor);

    /// <summary>The factor of a layer.</summary>
    public double FactorOf(LayerFeatures features) => WaitsForMemory(features) ? MemoryFactor : ProcessorFactor;

    private static bool WaitsForMemory(LayerFeatures features) =>
        features.Kind is LayerKind.FullyConnected or LayerKind.LocallyConnected && features.Flops <= MostFlopsPerWeightByte * features.WeightBytes;
}
