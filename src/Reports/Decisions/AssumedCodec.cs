using System.Globalization;
using Neurosurgeon.Codecs;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>What is assumed of encodings where nothing is run; a node measures all of it.</summary>
internal static class AssumedCodec
{
    // A gigabyte of floats a second, which is a copy on a weak device. Floats as they are need no decoding: they are viewed.
    private const double BytesPerMs = 1e6;
    private const double ViewBytesPerMs = 1e9;

    /// <summary>The assumptions, for a person.</summary>
    /// <param name="maxError">By how much encodings may change the output; 0 for not at all.</param>
    public static string Note(double maxError)
    {
        var errors = TensorEncoding.All.Where(encoding => !encoding.IsLossless && !encoding.IsSparse)
            .Select(encoding => string.Create(CultureInfo.InvariantCulture, $"{encoding.Name} {100 * encoding.AssumedError:0.#} %"));
        return "Assumed, where a node would measure: half of what a ReLU makes is zero"
            + (maxError > 0 ? $", and encodings change the output by a share of its largest magnitude: {string.Join(", ", errors)}." : ".");
    }

    /// <summary>What a network's tensors take to cross.</summary>
    /// <param name="network">The network.</param>
    /// <param name="maxError">By how much encodings may change the output; 0 for not at all.</param>
    public static TransferCosts Costs(NetworkOutline network, double maxError) => new(
        network.Cuts,
        new CodecSpeeds(encoding => new CodecSpeed(BytesPerMs, encoding == TensorEncoding.Float32 ? ViewBytesPerMs : BytesPerMs)),
        TransferSizes.Assumed(network.Layers),
        (_, encoding) => encoding.AssumedError <= maxError);
}
