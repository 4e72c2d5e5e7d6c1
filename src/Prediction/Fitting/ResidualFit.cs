using MathNet.Numerics.Statistics;
using Neurosurgeon.Prediction.Features;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>Fits the residual of a trend.</summary>
internal static class ResidualFit
{
    /// <summary>Where the residual is cut off on either side: the share of fitted rows beyond.</summary>
    private const double Tail = 0.005;

    /// <summary>The residual that a trend needs on these rows.</summary>
    public static Residual Fit(Trend trend, IReadOnlyList<FittingRow> rows, int trees)
    {
        float[][] features = [.. rows.Select(row => Features(row.Work))];
        double[] residuals = [.. rows.Select(row => row.LogLatency - Math.Log(trend.At(row.Work).At(row.Work.Positions)))];
        ObliviousTrees fitted = ResidualBoosting.Fit(features, residuals, trees);
        double[] said = [.. features.Select(row => Said(fitted, row))];
        return new Residual(
            Nodes([.. rows.Select(row => row.Work.Positions)]),
            fitted,
            (float)Math.Round(said.Quantile(Tail), 4),
            (float)Math.Round(said.Quantile(1 - Tail), 4));
    }

    /// <summary>The sizes that were measured; where there are too many, some with as many rows between each.</summary>
    private static double[] Nodes(double[] positions)
    {
        double[] distinct = [.. positions.Distinct().Order()];
        return distinct.Length <= Residual.MaximumNodes
            ? distinct
            : [.. Enumerable.Range(0, Residual.MaximumNodes).Select(part => Math.Round(positions.Quantile(part / (Residual.MaximumNodes - 1.0)))).Distinct()];
    }

    private static double Said(ObliviousTrees trees, float[] features)
    {
        var indices = new byte[trees.Count];
        for (int feature = 0; feature < features.Length; feature++)
            trees.Answer(feature, features[feature], indices);
        return trees.Sum(indices);
    }

    private static float[] Features(in WorkFeatures work)
    {
        var features = new float[LogFeatures.Count];
        LogFeatures.WriteAtOnePosition(work, features);
        for (int feature = 0; feature < LogFeatures.PositionCount; feature++)
            features[feature] += MathF.Log((float)work.Positions);
        return features;
    }
}
