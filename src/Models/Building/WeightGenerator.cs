using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Neurosurgeon.Models.Building;

/// <summary>
/// Fills a weights file with values that are the same on every machine: integer hashing, then one multiplication and
/// one addition in IEEE single precision. Any part can be generated without the others.
/// </summary>
internal static class WeightGenerator
{
    private const int ChunkValues = 1 << 18;

    /// <summary>Writes all weights at their places in the file, in parallel.</summary>
    public static void Write(SafeFileHandle file, WeightLayout layout, ulong seed)
    {
        IEnumerable<(WeightPlacement Placement, long First)> chunks = layout.Placements.SelectMany(placement =>
            Enumerable.Range(0, (int)((placement.Plan.Count + ChunkValues - 1) / ChunkValues))
                .Select(chunk => (placement, (long)chunk * ChunkValues)));
        Parallel.ForEach(chunks, chunk =>
        {
            WeightPlan plan = chunk.Placement.Plan;
            int count = (int)Math.Min(ChunkValues, plan.Count - chunk.First);
            float[] values = ArrayPool<float>.Shared.Rent(ChunkValues);
            try
            {
                Fill(values.AsSpan(0, count), chunk.First, plan, seed);
                RandomAccess.Write(
                    file,
                    MemoryMarshal.AsBytes(values.AsSpan(0, count)),
                    chunk.Placement.OffsetBytes + (chunk.First * sizeof(float)));
            }
            finally
            {
                ArrayPool<float>.Shared.Return(values);
            }
        });
    }

    /// <summary>Generates values of one weight.</summary>
    /// <param name="values">Where they go.</param>
    /// <param name="first">Index of the first one in the weight; even.</param>
    /// <param name="plan">The weight.</param>
    /// <param name="seed">The model's seed.</param>
    public static void Fill(Span<float> values, long first, WeightPlan plan, ulong seed)
    {
        ulong key = SplitMix64.Mix(seed ^ SplitMix64.Hash(Encoding.UTF8.GetBytes(plan.Name)));
        ulong counter = (ulong)first / 2;
        float step = plan.HalfWidth / (1 << 23);
        for (int index = 0; index < values.Length; index += 2)
        {
            ulong bits = SplitMix64.At(key, counter++);
            values[index] = Scale((int)(bits >> 40));
            if (index + 1 < values.Length)
                values[index + 1] = Scale((int)(bits >> 8) & 0xFFFFFF);
        }

        // 24 bits about zero are exact in single precision.
        float Scale(int bits24) => plan.Center + ((bits24 - (1 << 23)) * step);
    }
}
