using System.Numerics.Tensors;

namespace Neurosurgeon.Prediction.Predictors;

/// <summary>
/// A sum of oblivious trees (trees that ask the same question of all nodes of a level). A tree is
/// <see cref="Depth"/> comparisons, whose answers are the bits of the index of one of 2^depth values.
/// </summary>
internal sealed class ObliviousTrees
{
    /// <summary>The most comparisons of a tree: the answers fit into a byte.</summary>
    public const int MaximumDepth = 8;

    /// <summary>The most trees.</summary>
    public const int MaximumCount = 512;

    private readonly float[][] _cuts;
    private readonly byte[][] _answers;

    /// <param name="depth">Comparisons a tree, 1 to <see cref="MaximumDepth"/>.</param>
    /// <param name="features">Index of the feature of each comparison; tree by tree.</param>
    /// <param name="thresholds">What the feature has to exceed for a 1; of equal length.</param>
    /// <param name="values">The values of all trees.</param>
    /// <param name="featureCount">How many features there are.</param>
    public ObliviousTrees(int depth, int[] features, float[] thresholds, float[] values, int featureCount)
    {
        (Depth, Features, Thresholds, Values) = (depth, features, thresholds, values);
        Count = features.Length / depth;
        _cuts = [.. Enumerable.Range(0, featureCount).Select(Cuts)];
        _answers = [.. Enumerable.Range(0, featureCount).Select(Answers)];
    }

    /// <summary>Comparisons a tree.</summary>
    public int Depth { get; }

    /// <summary>Index of the feature of each comparison; tree by tree.</summary>
    public int[] Features { get; }

    /// <summary>What the feature has to exceed for a 1.</summary>
    public float[] Thresholds { get; }

    /// <summary>The values of all trees.</summary>
    public float[] Values { get; }

    /// <summary>How many trees there are.</summary>
    public int Count { get; }

    /// <summary>Sets the bits that a feature decides in the index of every tree. All trees are answered at once.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="value">What it is.</param>
    /// <param name="indices">A byte a tree, 0 before the first feature.</param>
    public void Answer(int feature, float value, Span<byte> indices)
    {
        float[] cuts = _cuts[feature];
        if (cuts.Length == 0)
            return;
        int exceeded = 0;
        while (exceeded < cuts.Length && value > cuts[exceeded])
            exceeded++;
        TensorPrimitives.BitwiseOr(indices, _answers[feature].AsSpan(exceeded * Count, Count), indices);
    }

    /// <summary>The sum of what each tree says, once every feature is answered.</summary>
    public float Sum(ReadOnlySpan<byte> indices)
    {
        float sum = 0;
        for (int tree = 0; tree < indices.Length; tree++)
            sum += Values[(tree << Depth) + indices[tree]];
        return sum;
    }

    /// <summary>The first trees alone.</summary>
    public ObliviousTrees Take(int count) =>
        new(Depth, Features[..(count * Depth)], Thresholds[..(count * Depth)], Values[..(count << Depth)], _cuts.Length);

    /// <summary>The thresholds of a feature, ascending.</summary>
    private float[] Cuts(int feature) =>
        [.. Features.Index().Where(comparison => comparison.Item == feature).Select(comparison => Thresholds[comparison.Index]).Distinct().Order()];

    /// <summary>For each number of thresholds that a feature may exceed, the answers of its comparisons: a byte a tree.</summary>
    private byte[] Answers(int feature)
    {
        float[] cuts = _cuts[feature];
        var answers = new byte[(cuts.Length + 1) * Count];
        foreach ((int comparison, _) in Features.Index().Where(comparison => comparison.Item == feature))
        {
            for (int exceeded = Array.BinarySearch(cuts, Thresholds[comparison]) + 1; exceeded <= cuts.Length; exceeded++)
                answers[exceeded * Count + comparison / Depth] |= (byte)(1 << comparison % Depth);
        }

        return answers;
    }
}
