using MathNet.Numerics.Statistics;
using Neurosurgeon.Prediction.Predictors;

namespace Neurosurgeon.Prediction.Fitting;

/// <summary>
/// Gradient boosting (J. Friedman, Annals of Statistics 29, 2001) of oblivious trees: each tree is fitted to what the
/// ones before it leave over. What is left over counts up to a limit only, so that outliers pull no harder than others.
/// </summary>
internal static class ResidualBoosting
{
    private const double LearningRate = 0.3;

    /// <summary>Counted beside the rows of a value, so that few rows move it less.</summary>
    private const double Shrinkage = 2;

    /// <summary>The limit on what is left over, as a multiple of its median magnitude.</summary>
    private const double OutlierLimit = 2;

    /// <summary>About how many rows a value should have.</summary>
    private const int RowsPerValue = 4;

    /// <param name="features">A row an observation.</param>
    /// <param name="targets">What is to be explained.</param>
    /// <param name="count">How many trees.</param>
    public static ObliviousTrees Fit(float[][] features, double[] targets, int count)
    {
        int depth = Math.Clamp((int)Math.Log2(targets.Length / RowsPerValue), 1, ObliviousTrees.MaximumDepth);
        var bins = new FeatureBins(features);
        var comparedFeatures = new List<int>();
        var thresholds = new List<float>();
        var values = new List<float>();
        double[] left = [.. targets];
        var pull = new double[left.Length];
        for (int tree = 0; tree < count; tree++)
        {
            double limit = OutlierLimit * left.Select(Math.Abs).Median();
            for (int row = 0; row < left.Length; row++)
                pull[row] = Math.Clamp(left[row], -limit, limit);

            var cells = new int[left.Length];
            for (int level = 0; level < depth; level++)
            {
                (int feature, int bin) = BestSplit(bins, pull, cells, 1 << level);
                bins.Split(feature, bin, level, cells);
                comparedFeatures.Add(feature);
                thresholds.Add(bins.Threshold(feature, bin));
            }

            float[] tableValues = Values(pull, cells, 1 << depth);
            values.AddRange(tableValues);
            for (int row = 0; row < left.Length; row++)
                left[row] -= tableValues[cells[row]];
        }

        return new ObliviousTrees(depth, [.. comparedFeatures], [.. thresholds], [.. values], bins.FeatureCount);
    }

    /// <summary>The comparison that explains most of the pulls when it splits every cell in two.</summary>
    private static (int Feature, int Bin) BestSplit(FeatureBins bins, double[] pull, int[] cells, int cellCount)
    {
        (int Feature, int Bin) best = (0, 0);
        double mostGain = double.NegativeInfinity;
        for (int feature = 0; feature < bins.FeatureCount; feature++)
        {
            int width = bins.Width(feature);
            if (width < 2)
                continue;
            double[] gains = Gains(bins.Of(feature), width, pull, cells, cellCount);
            for (int bin = 0; bin < width - 1; bin++)
            {
                if (gains[bin] > mostGain)
                    (mostGain, best) = (gains[bin], (feature, bin));
            }
        }

        return best;
    }

    /// <summary>For each bin, what is explained if the split comes after it.</summary>
    private static double[] Gains(byte[] rowBins, int width, double[] pull, int[] cells, int cellCount)
    {
        var sums = new double[cellCount * width];
        var counts = new int[cellCount * width];
        for (int row = 0; row < rowBins.Length; row++)
        {
            int place = cells[row] * width + rowBins[row];
            sums[place] += pull[row];
            counts[place]++;
        }

        var gains = new double[width];
        for (int cell = 0; cell < cellCount; cell++)
        {
            Span<double> cellSums = sums.AsSpan(cell * width, width);
            Span<int> cellCounts = counts.AsSpan(cell * width, width);
            double below = 0, above = 0;
            int countBelow = 0, countAbove = 0;
            for (int bin = 0; bin < width; bin++)
            {
                above += cellSums[bin];
                countAbove += cellCounts[bin];
            }

            for (int bin = 0; bin < width; bin++)
            {
                below += cellSums[bin];
                above -= cellSums[bin];
                countBelow += cellCounts[bin];
                countAbove -= cellCounts[bin];
                gains[bin] += below * below / (countBelow + Shrinkage) + above * above / (countAbove + Shrinkage);
            }
        }

        return gains;
    }

    private static float[] Values(double[] pull, int[] cells, int cellCount)
    {
        var sums = new double[cellCount];
        var counts = new int[cellCount];
        for (int row = 0; row < cells.Length; row++)
        {
            sums[cells[row]] += pull[row];
            counts[cells[row]]++;
        }

        // As many digits as the file keeps.
        return [.. sums.Zip(counts, (sum, count) => (float)Math.Round(LearningRate * sum / (count + Shrinkage), 4))];
    }
}
