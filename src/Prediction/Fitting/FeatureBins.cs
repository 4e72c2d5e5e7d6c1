namespace Neurosurgeon.Prediction.Fitting;

/// <summary>The features of all rows, each as the number of a bin, so that sums over bins find the best comparison.</summary>
internal sealed class FeatureBins
{
    private const int MaximumWidth = 64;

    private readonly float[][] _thresholds;
    private readonly byte[][] _bins;

    /// <param name="rows">A row an observation.</param>
    public FeatureBins(float[][] rows)
    {
        FeatureCount = rows[0].Length;
        _thresholds = new float[FeatureCount][];
        _bins = new byte[FeatureCount][];
        for (int feature = 0; feature < FeatureCount; feature++)
        {
            float[] column = [.. rows.Select(row => row[feature])];
            _thresholds[feature] = Thresholds(column);
            _bins[feature] = [.. column.Select(value => BinOf(value, _thresholds[feature]))];
        }
    }

    /// <summary>How many features there are.</summary>
    public int FeatureCount { get; }

    /// <summary>How many bins a feature has: one more than thresholds.</summary>
    public int Width(int feature) => _thresholds[feature].Length + 1;

    /// <summary>The bin of each row.</summary>
    public byte[] Of(int feature) => _bins[feature];

    /// <summary>What separates a bin from the next.</summary>
    public float Threshold(int feature, int bin) => _thresholds[feature].Length == 0 ? 0 : _thresholds[feature][bin];

    /// <summary>Sets a bit of the cells of all rows beyond a bin.</summary>
    public void Split(int feature, int bin, int level, int[] cells)
    {
        byte[] bins = _bins[feature];
        for (int row = 0; row < cells.Length; row++)
            cells[row] |= (bins[row] > bin ? 1 : 0) << level;
    }

    /// <summary>Half-way between distinct values, at most as many as there are bins, spread evenly over the rows.</summary>
    private static float[] Thresholds(float[] column)
    {
        float[] sorted = [.. column.Order()];
        float[] distinct = [.. sorted.Distinct()];
        IEnumerable<float> between = distinct.Zip(distinct.Skip(1), (low, high) => (low + high) / 2);
        if (distinct.Length > MaximumWidth)
        {
            between = Enumerable.Range(1, MaximumWidth - 1)
                .Select(part => sorted[(int)((long)part * sorted.Length / MaximumWidth)])
                .Select(value => (value, next: distinct.FirstOrDefault(other => other > value, value)))
                .Select(pair => (pair.value + pair.next) / 2);
        }

        return [.. between.Select(value => (float)Math.Round(value, 4)).Distinct()];
    }

    private static byte BinOf(float value, float[] thresholds)
    {
        int bin = 0;
        while (bin < thresholds.Length && value > thresholds[bin])
            bin++;
        return (byte)bin;
    }
}
