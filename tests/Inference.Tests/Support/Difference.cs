namespace Neurosurgeon.Inference.Tests.Support;

/// <summary>How far two results are apart.</summary>
internal static class Difference
{
    /// <summary>What a split may change, as a share of the output's largest magnitude.</summary>
    public const double Allowed = 1e-4;

    /// <summary>The largest difference of two elements, as a share of the largest magnitude.</summary>
    public static double Relative(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        float largest = 0;
        float difference = 0;
        for (int index = 0; index < expected.Length; index++)
        {
            Assert.True(float.IsFinite(actual[index]));
            largest = Math.Max(largest, Math.Abs(expected[index]));
            difference = Math.Max(difference, Math.Abs(expected[index] - actual[index]));
        }

        return difference / largest;
    }
}
