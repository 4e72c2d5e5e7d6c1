using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;

namespace Neurosurgeon.Actors.Edge;

/// <summary>Compares a split network's output with the whole network's.</summary>
internal static class Verification
{
    // Sums taken in another order differ in their last digits; a wrong tensor differs in the first.
    private const double Tolerance = 1e-4;

    /// <summary>Runs the whole network and compares.</summary>
    public static Result MaxAbsDiff(IInferenceEngine engine, Network network, Tensor input, Tensor output)
    {
        var whole = engine.Run(network, new LayerRange(0, network.Layers.Length), [input]);
        try
        {
            return Compare(Floats(whole[0]), Floats(output));
        }
        finally
        {
            foreach (var tensor in whole)
                tensor.Dispose();
        }
    }

    /// <summary>Compares two outputs of the same length.</summary>
    public static Result Compare(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        var differences = new float[expected.Length];
        TensorPrimitives.Subtract(expected, actual, differences);
        return new Result(
            Math.Abs(TensorPrimitives.MaxMagnitude<float>(differences)),
            Math.Abs(TensorPrimitives.MaxMagnitude(expected)));
    }

    private static ReadOnlySpan<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.Data.Span);

    /// <summary>How far two outputs are apart.</summary>
    /// <param name="MaxAbsDiff">The largest difference of two elements.</param>
    /// <param name="Magnitude">The largest magnitude of an element of the whole network's output.</param>
    public readonly record struct Result(double MaxAbsDiff, double Magnitude)
    {
        /// <summary>Whether both are the same network's result. A result that is not a number never is.</summary>
        public bool IsWithinTolerance => MaxAbsDiff <= Tolerance * Magnitude;

        /// <summary>What to say when they are not.</summary>
        public string Explanation =>
            $"The split result differs from the whole network's by {MaxAbsDiff:g3}, more than {Tolerance:g1} of its largest magnitude {Magnitude:g3}.";
    }
}
