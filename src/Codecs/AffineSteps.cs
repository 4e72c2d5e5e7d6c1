using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Neurosurgeon.Codecs;

/// <summary>256 equal steps between the least and the largest float of a run: x ≈ minimum + step · scale.</summary>
/// <param name="Scale">The distance of two steps; finite and more than 0.</param>
/// <param name="Minimum">The float of step 0; finite.</param>
internal readonly record struct AffineSteps(float Scale, float Minimum)
{
    /// <summary>What they take on the wire.</summary>
    public const int Bytes = 2 * sizeof(float);

    /// <summary>The largest magnitude that can be told apart in steps: differences of such floats are finite.</summary>
    public const float LargestMagnitude = float.MaxValue / 4;

    private const int LastStep = byte.MaxValue;

    // The least scale of which the inverse is finite.
    private const float LeastScale = 1.17549435e-38f;

    /// <summary>The steps for some floats, none of which is larger than <see cref="LargestMagnitude"/>.</summary>
    public static AffineSteps Of(ReadOnlySpan<float> values)
    {
        var minimum = TensorPrimitives.Min(values);
        return new AffineSteps(Math.Max((TensorPrimitives.Max(values) - minimum) / LastStep, LeastScale), minimum);
    }

    /// <summary>Reads them from the wire.</summary>
    /// <exception cref="InvalidDataException">They are none.</exception>
    public static AffineSteps Read(ReadOnlySpan<byte> bytes)
    {
        var steps = new AffineSteps(BinaryPrimitives.ReadSingleLittleEndian(bytes), BinaryPrimitives.ReadSingleLittleEndian(bytes[sizeof(float)..]));
        return float.IsFinite(steps.Minimum) && float.IsFinite(steps.Scale) && steps.Scale > 0
            ? steps
            : throw new InvalidDataException($"A tensor in 8 bits claims steps of {steps.Scale} from {steps.Minimum} on; both are finite, and a step is more than 0.");
    }

    /// <summary>Writes them.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteSingleLittleEndian(bytes, Scale);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[sizeof(float)..], Minimum);
    }

    /// <summary>Writes the step that is nearest to each float.</summary>
    public void Encode(ReadOnlySpan<float> values, Span<byte> steps)
    {
        var inverse = 1 / Scale;
        var index = 0;
        var (minimums, inverses) = (Vector256.Create(Minimum), Vector256.Create(inverse));
        for (; index <= values.Length - Vector256<byte>.Count; index += Vector256<byte>.Count)
        {
            var group = values.Slice(index, Vector256<byte>.Count);
            var low = Vector256.Narrow(Nearest(group, minimums, inverses), Nearest(group[8..], minimums, inverses));
            var high = Vector256.Narrow(Nearest(group[16..], minimums, inverses), Nearest(group[24..], minimums, inverses));
            Vector256.Narrow(low.AsUInt16(), high.AsUInt16()).CopyTo(steps[index..]);
        }

        for (; index < values.Length; index++)
            steps[index] = (byte)Math.Clamp(MathF.Round((values[index] - Minimum) * inverse), 0, LastStep);
    }

    /// <summary>The float of each step.</summary>
    public void Decode(ReadOnlySpan<byte> steps, Span<float> values)
    {
        var index = 0;
        var (minimums, scales) = (Vector256.Create(Minimum), Vector256.Create(Scale));
        for (; index <= steps.Length - Vector256<byte>.Count; index += Vector256<byte>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(steps.Slice(index, Vector256<byte>.Count)));
            Store(low, minimums, scales, values[index..]);
            Store(high, minimums, scales, values[(index + 16)..]);
        }

        for (; index < steps.Length; index++)
            values[index] = MathF.FusedMultiplyAdd(steps[index], Scale, Minimum);
    }

    private static Vector256<int> Nearest(ReadOnlySpan<float> values, Vector256<float> minimums, Vector256<float> inverses)
    {
        var steps = Vector256.Round((Vector256.Create(values[..8]) - minimums) * inverses);
        return Vector256.ConvertToInt32(Vector256.Clamp(steps, Vector256<float>.Zero, Vector256.Create((float)LastStep)));
    }

    private static void Store(Vector256<ushort> steps, Vector256<float> minimums, Vector256<float> scales, Span<float> values)
    {
        var (low, high) = Vector256.Widen(steps);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(low.AsInt32()), scales, minimums).CopyTo(values);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(high.AsInt32()), scales, minimums).CopyTo(values[8..]);
    }
}
