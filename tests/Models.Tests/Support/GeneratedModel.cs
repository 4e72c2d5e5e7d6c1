using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Neurosurgeon.Models.Building;
using Neurosurgeon.Models.Zoo;

namespace Neurosurgeon.Models.Tests.Support;

/// <summary>A zoo network generated anew, without a file: what a cache holds says nothing of what would be built.</summary>
internal static class GeneratedModel
{
    private const int ChunkValues = 1 << 16;

    /// <summary>The identity that the network has where it is built.</summary>
    public static string Sha256(string name)
    {
        ZooModel model = ModelZoo.Create(name, ModelZoo.DefaultSeed);
        return Hex(SHA256.HashData(model.Graph($"{name}.weights", WeightsSha256(model))));
    }

    private static string WeightsSha256(ZooModel model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var values = new float[ChunkValues];
        long position = 0;
        foreach (WeightPlacement placement in model.Layout.Placements)
        {
            hash.AppendData(new byte[placement.OffsetBytes - position]);
            for (long first = 0; first < placement.Plan.Count; first += ChunkValues)
            {
                Span<float> chunk = values.AsSpan(0, (int)Math.Min(ChunkValues, placement.Plan.Count - first));
                WeightGenerator.Fill(chunk, first, placement.Plan, model.Seed);
                hash.AppendData(MemoryMarshal.AsBytes(chunk));
            }

            position = placement.OffsetBytes + placement.Bytes;
        }

        return Hex(hash.GetHashAndReset());
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
