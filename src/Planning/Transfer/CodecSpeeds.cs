using System.Collections.Frozen;
using Neurosurgeon.Codecs;
using Neurosurgeon.Planning.Costs;

namespace Neurosurgeon.Planning.Transfer;

/// <summary>How quickly tensors are encoded and decoded in each encoding, by the bytes that they have as floats.</summary>
public sealed class CodecSpeeds
{
    private readonly FrozenDictionary<TensorEncoding, CodecSpeed> _speeds;

    /// <summary>Takes the speed of each encoding.</summary>
    /// <param name="speedOf">Gives it.</param>
    /// <exception cref="ArgumentException">A speed is not finite or not more than 0.</exception>
    public CodecSpeeds(Func<TensorEncoding, CodecSpeed> speedOf)
    {
        _speeds = TensorEncoding.All.ToFrozenDictionary(encoding => encoding, speedOf);
        foreach (var encoding in TensorEncoding.All)
        {
            RefuseUnlessPositive(this[encoding].EncodeBytesPerMs, $"encoding to {encoding.Name}");
            RefuseUnlessPositive(this[encoding].DecodeBytesPerMs, $"decoding from {encoding.Name}");
        }
    }

    /// <summary>The speed of an encoding.</summary>
    public CodecSpeed this[TensorEncoding encoding] => _speeds[encoding];

    private static void RefuseUnlessPositive(double bytesPerMs, string what)
    {
        if (!double.IsFinite(bytesPerMs) || bytesPerMs <= 0)
            throw new ArgumentException($"The speed of {what} is {bytesPerMs} bytes a millisecond; it is finite and more than 0.");
    }
}
