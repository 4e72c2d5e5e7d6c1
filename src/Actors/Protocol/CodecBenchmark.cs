using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Actors.Protocol;

/// <summary>Measures how quickly this node encodes and decodes tensors: some milliseconds at start.</summary>
public static class CodecBenchmark
{
    private const int Elements = 256 * 1024;
    private const int Runs = 9;

    // Decoding is a view: it costs the same for any size. A rate that can be divided by stands for nothing.
    private const double ViewBytesPerMs = 1e9;

    /// <summary>Encodes a tensor of 1 MiB a few times and takes the median.</summary>
    public static CodecSpeed Measure(TimeProvider time)
    {
        var info = new TensorInfo("sample", [Elements], ElementType.Float32);
        var tensor = Tensor.FromMemory(info, new byte[info.Bytes]);
        var milliseconds = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var start = time.GetTimestamp();
            TensorFrame.Encode([tensor]);
            milliseconds[run] = time.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        return new CodecSpeed(info.Bytes / milliseconds[Runs / 2], ViewBytesPerMs);
    }
}
