using Neurosurgeon.Models;

namespace Neurosurgeon.Prediction;

/// <summary>
/// By how much the device at hand, as it is now, takes longer than the one whose layers were measured. Two factors,
/// since two things bound layers: matrix products of few rows wait for memory, the others for the processor.
/// </summary>
/// <param name="MatrixFactor">Of matrix products, and of layers that are such at every position.</param>
/// <param name="OtherFactor">Of all other layers.</param>
public sealed record Calibration(double MatrixFactor, double OtherFactor)
{
    /// <summary>Of predictors that are taken as they are.</summary>
    public static Calibration None { get; } = new(1, 1);

    /// <summary>What some measured layers show.</summary>
    /// <param name="predictors">The predictors.</param>
    /// <param name="measured">Layers of both sorts, with the milliseconds that they took here.</param>
    public static Calibration Of(PredictorSet predictors, IReadOnlyCollection<(LayerFeatures Features, double Milliseconds)> measured)
    {
        return new Calibration(Factor(isMatrix: true), Factor(isMatrix: false));

        double Factor(bool isMatrix)
        {
            var sort = measured.Where(layer => IsMatrix(layer.Features) == isMatrix).ToArray();
            double predictedMs = sort.Sum(layer => predictors.Predict(layer.Features).Milliseconds);
            return predictedMs > 0 ? sort.Sum(layer => layer.Milliseconds) / predictedMs : 1;
        }
    }

    /// <summary>The factor of a layer.</summary>
    public double FactorOf(LayerFeatures features) => IsMatrix(features) ? MatrixFactor : OtherFactor;

    private static bool IsMatrix(LayerFeatures features) => features.Kind is LayerKind.FullyConnected or LayerKind.LocallyConnected;
}
