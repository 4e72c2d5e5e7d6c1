using System.Numerics.Tensors;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Tensor = Neurosurgeon.Inference.Tensor;

namespace Neurosurgeon.Actors.Edge;

/// <summary>Compares a split network's output with the whole network's.</summary>
internal static class Verification
{
    // Sums taken in another order differ in their last digits; a wrong tensor differs in the first.
    private const double Tolerance = 1e-4;

    /// <summary>Runs the whole network and compares.</summary>
    /// <param name="engine">Runs the layers.</param>
    /// <param name="network">The network.</param>
    /// <param name="input">Its input.</param>
    /// <param name="output">The split network's output.</param>
    /// <param name="maxError">By how much encodings may have changed it, as a share of its largest magnitude; classes may not differ in any case.</param>
    public static Result MaxAbsDiff(IInferenceEngine engine, Network network, Tensor input, Tensor output, double maxError)
    {
        using var whole = engine.Run(network, network.All, [input]);
        return network.Output.ElementType == ElementType.Int64
            ? Compare(whole[0].Integers, output.Integers)
            : Compare(whole[0].Floats, output.Floats) with { Tolerance = Math.Max(Tolerance, maxError) };
    }

    /// <summary>Compares two outputs of the same length.</summary>
    public static Result Compare(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        var differences = new float[expected.Length];
        TensorPrimitives.Subtract(expected, actual, differences);
        var difference = Math.Abs(TensorPrimitives.MaxMagnitude<float>(differences));
        var magnitude = Math.Abs(TensorPrimitives.MaxMagnitude(expected));
        return float.IsFinite(difference) && float.IsFinite(magnitude)
            ? new Result(difference, magnitude, Tolerance)
            : CompareUnusual(expected, actual);
    }

    // Neither NaN less NaN nor infinity less infinity is 0, although both outputs say the same.
    private static Result CompareUnusual(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        double difference = 0, magnitude = 0;
        for (var index = 0; index < expected.Length; index++)
        {
            if (float.IsFinite(expected[index]))
                magnitude = Math.Max(magnitude, Math.Abs(expected[index]));
            if (!expected[index].Equals(actual[index]))
                difference = Math.Max(difference, Math.Abs((double)expected[index] - actual[index]));
        }

        return new Result(difference, magnitude, Tolerance);
    }

    /// <summary>Compares two outputs that are indices: another index is another result, however near.</summary>
    public static Result Compare(ReadOnlySpan<long> expected, ReadOnlySpan<long> actual)
    {
        long difference = 0;
        for (int index = 0; index < expected.Length; index++)
            difference = Math.Max(difference, Math.Abs(expected[index] - actual[index]));
        return new Result(difference, TensorPrimitives.Max(expected), Tolerance: 0);
    }

    /// <summary>How far two outputs are apart.</summary>
    /// <param name="MaxAbsDiff">The largest difference of two elements.</param>
    /// <param name="Magnitude">The largest magnitude of an element of the whole network's output.</param>
    /// <param name="Tolerance">How far they may be apart, as a share of the magnitude.</param>
    public readonly record struct Result(double MaxAbsDiff, double Magnitude, double Tolerance)
    {
        /// <summary>Whether both are the same network's result: a number that only one of them has not is none.</summary>
        public bool IsWithinTolerance => MaxAbsDiff <= Tolerance * Magnitude;

        /// <summary>What to say when they are not.</summary>
        public string Explanation =>
            $"The split result differs from the whole network's by {MaxAbsDiff:g3}, more than {Tolerance:g1} of its largest magnitude {Magnitude:g3}.";
    }
}
