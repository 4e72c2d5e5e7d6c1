using System.Collections.Immutable;
using Neurosurgeon.Codecs;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Planning.Tests.Support;

/// <summary>What tensors take to cross.</summary>
internal static class Transfers
{
    // Worked out as a person would, by the tensor's elements and how many are not zero. Rows and planes are too short for runs.
    private static readonly Dictionary<string, Func<long, long, long>> Sizes = new()
    {
        ["float32"] = (elements, _) => 4 * elements,
        ["float16"] = (elements, _) => 2 * elements,
        ["int8"] = (elements, _) => elements + 8,
        ["sparse"] = (elements, nonZeros) => (elements + 7) / 8 + 4 * nonZeros,
        ["sparse_float16"] = (elements, nonZeros) => (elements + 7) / 8 + 2 * nonZeros,
        ["sparse_int8"] = (elements, nonZeros) => (elements + 7) / 8 + nonZeros + 8,
    };

    /// <summary>Everything crosses as floats.</summary>
    public static TransferCosts AsFloats(ImmutableArray<Cut> cuts, double encodeBytesPerMs, double decodeBytesPerMs) =>
        new(cuts, new CodecSpeeds(_ => new CodecSpeed(encodeBytesPerMs, decodeBytesPerMs)), TransferSizes.Dense, (_, _) => false);

    /// <summary>Each tensor may cross in any encoding, of which the smaller ones are the slower ones.</summary>
    public static TransferCosts InAnyEncoding(Network network) => new(
        network.Cuts, new CodecSpeeds(encoding => new CodecSpeed(3e6 / (1 + encoding.Id), 3e6 / (1 + encoding.Id))), TransferSizes.Assumed(network.Layers), (_, _) => true);

    /// <summary>Each tensor has zeros, may cross in some encodings, and these differ in speed.</summary>
    public static RandomTransfer Any(Random random, ImmutableArray<Cut> cuts)
    {
        var tensors = cuts.SelectMany(cut => cut.Tensors).DistinctBy(tensor => tensor.Name).ToList();
        var encodings = TensorEncoding.All.Where(encoding => Sizes.ContainsKey(encoding.Name)).ToList();
        var speeds = encodings.ToDictionary(encoding => encoding, _ => new CodecSpeed(Rate(), Rate()));
        var densities = tensors.ToImmutableDictionary(tensor => tensor.Name, _ => random.NextDouble());
        var allowed = tensors.ToDictionary(tensor => tensor.Name, _ => encodings.Where(_ => random.Next(2) == 0).ToHashSet());
        var costs = new TransferCosts(
            cuts, new CodecSpeeds(encoding => speeds.GetValueOrDefault(encoding, new CodecSpeed(1, 1))), new TransferSizes(densities), (tensor, encoding) => allowed[tensor.Name].Contains(encoding));
        return new RandomTransfer(costs, tensors.ToDictionary(
            tensor => tensor.Name,
            tensor => allowed[tensor.Name].Append(TensorEncoding.Float32).Distinct()
                .Select(encoding => WayOf(tensor, encoding, speeds[encoding], densities[tensor.Name])).ToArray()));

        double Rate() => Math.Exp(random.NextDouble() * 8 + 3);
    }

    private static Way WayOf(TensorInfo tensor, TensorEncoding encoding, CodecSpeed speed, double density)
    {
        var bytes = Sizes[encoding.Name](tensor.ElementCount, (long)(density * tensor.ElementCount));
        return new Way(bytes, tensor.Bytes / speed.EncodeBytesPerMs + tensor.Bytes / speed.DecodeBytesPerMs);
    }

    /// <summary>A way for a tensor to cross.</summary>
    public sealed record Way(long Bytes, double CodecMs);
}

/// <summary>Random costs of crossing.</summary>
/// <param name="Costs">As the planner takes them.</param>
/// <param name="Ways">What they are made of, by the tensor's name.</param>
internal sealed record RandomTransfer(TransferCosts Costs, Dictionary<string, Transfers.Way[]> Ways);
