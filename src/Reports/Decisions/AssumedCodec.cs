using System.Globalization;
using Neurosurgeon.Codecs;
using Neurosurgeon.Models;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Reports.Decisions;

/// <summary>What is assumed of encodings where nothing is run; a node measures all of it.</summary>
internal static class AssumedCodec
{
    // By how much an encoding changes the output, as a share of its largest magnitude: what most cuts of the zoo keep.
    private const double Float16Error = 0.001;
    private const double Int8Error = 0.02;

    // A gigabyte of floats a second, which is a copy on a weak device. Floats as they are need no decoding: they are viewed.
    private const double BytesPerMs = 1e6;
    private const double ViewBytesPerMs = 1e9;

    /// <summary>The assumptions, for a person.</summary>
    /// <param name="maxError">By how much encodings may change the output; 0 for not at all.</param>
    public static string Note(double maxError)
    {
        var errors = string.Create(CultureInfo.InvariantCulture,
            $", half precision changes the output by {100 * Float16Error:0.#} % of its largest magnitude and 8 bits by {100 * Int8Error:0.#} %");
        return $"Assumed, where a node would measure: half of what a ReLU makes is zero{(maxError > 0 ? errors : "")}.";
    }

    /// <summary>What a network's tensors take to cross.</summary>
    /// <param name="network">The network.</param>
    /// <param name="maxError">By how much encodings may change the output; 0 for not at all.</param>
    public static TransferCosts Costs(NetworkOutline network, double maxError) => new(
        network.Cuts,
        new CodecSpeeds(encoding => new CodecSpeed(BytesPerMs, encoding == TensorEncoding.Float32 ? ViewBytesPerMs : BytesPerMs)),
        TransferSizes.Assumed(network.Layers),
        (_, encoding) => ErrorOf(encoding) <= maxError);

    private static double ErrorOf(TensorEncoding encoding) => encoding switch
    {
        _ when encoding.IsLossless() => 0,
        TensorEncoding.Float16 or TensorEncoding.SparseFloat16 => Float16Error,
        _ => Int8Error,
    };
}
