using MathNet.Numerics.LinearAlgebra;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>Fits the predictor for everything to the layers of all kinds, each kind counting as much as any other.</summary>
internal static class FallbackFit
{
    /// <summary>Least squares of the relative error; no coefficient is negative.</summary>
    public static FallbackPredictor Fit(IReadOnlyList<LayerSample> samples)
    {
        Dictionary<PredictorKind, int> counts = samples.CountBy(sample => PredictorKind.Of(sample.Features)).ToDictionary();
        Matrix<double> rows = Matrix<double>.Build.Dense(samples.Count, 3);
        Vector<double> values = Vector<double>.Build.Dense(samples.Count);
        for (int row = 0; row < samples.Count; row++)
        {
            LayerSample sample = samples[row];
            double weight = Math.Sqrt(1.0 / counts[PredictorKind.Of(sample.Features)]);
            double relative = weight / sample.LatencyMs;
            rows[row, 0] = relative;
            rows[row, 1] = relative * sample.Features.Flops;
            rows[row, 2] = relative * FallbackPredictor.Bytes(sample.Features);
            values[row] = weight;
        }

        double[] coefficients = NonNegativeLeastSquares.Solve(rows, values);
        double quickestMs = samples.Min(sample => sample.LatencyMs);
        return new FallbackPredictor(Math.Max(coefficients[0], quickestMs), coefficients[1], coefficients[2]);
    }
}
