using Neurosurgeon.Codecs;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Actors.Protocol;

/// <summary>
/// Measures how quickly this node encodes and decodes tensors, some tens of milliseconds at start. What the cloud takes to
/// decode is taken to be what this node would: a cloud is rarely slower.
/// </summary>
public static class CodecBenchmark
{
    private const int Runs = 5;

    // As floats, decoding is a view: it costs the same for any size. A rate that can be divided by stands for nothing.
    private const double ViewBytesPerMs = 1e9;

    private static readonly TensorInfo Sample = new("sample", [1, 64, 64, 64], ElementType.Float32);

    /// <summary>Encodes and decodes 1 MiB as a ReLU makes it, half of it zeros, a few times in each encoding, and takes the medians.</summary>
    public static CodecSpeeds Measure(TimeProvider time)
    {
        var random = new Random(1);
        var values = new float[Sample.ElementCount];
        for (var index = 0; index < values.Length; index++)
            values[index] = Math.Max(0, 2 * random.NextSingle() - 1);
        var tensor = Tensor.FromArray(Sample, values);
        return new CodecSpeeds(encoding => Measure(tensor, encoding, time));
    }

    private static CodecSpeed Measure(Tensor tensor, TensorEncoding encoding, TimeProvider time)
    {
        var (encodeMs, decodeMs) = (new double[Runs], new double[Runs]);
        for (var run = 0; run < Runs; run++)
        {
            var start = time.GetTimestamp();
            var frame = TensorFrame.Encode([tensor], [encoding]);
            var encoded = time.GetTimestamp();
            frame.Decode(tensor.Info.Bytes);
            encodeMs[run] = time.GetElapsedTime(start, encoded).TotalMilliseconds;
            decodeMs[run] = time.GetElapsedTime(encoded).TotalMilliseconds;
        }

        return new CodecSpeed(
            BytesPerMs(encodeMs), encoding == TensorEncoding.Float32 ? ViewBytesPerMs : BytesPerMs(decodeMs));
    }

    private static double BytesPerMs(double[] milliseconds)
    {
        Array.Sort(milliseconds);
        return Sample.Bytes / milliseconds[Runs / 2];
    }
}
