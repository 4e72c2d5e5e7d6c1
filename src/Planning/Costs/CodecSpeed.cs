namespace Neurosurgeon.Planning.Costs;

/// <summary>How quickly tensors are brought into the form that crosses the link, and back.</summary>
/// <param name="EncodeBytesPerMs">Bytes encoded in a millisecond; more than 0.</param>
/// <param name="DecodeBytesPerMs">Bytes decoded in a millisecond; more than 0.</param>
public readonly record struct CodecSpeed(double EncodeBytesPerMs, double DecodeBytesPerMs)
{
    /// <summary>The time to encode, in milliseconds.</summary>
    public double EncodeMs(long bytes) => bytes / EncodeBytesPerMs;

    /// <summary>The time to decode, in milliseconds.</summary>
    public double DecodeMs(long bytes) => bytes / DecodeBytesPerMs;
}
