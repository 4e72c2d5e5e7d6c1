namespace Neurosurgeon.Planning.Transfer;

/// <summary>What tensors take to cross.</summary>
/// <param name="WireBytes">Their size on the link.</param>
/// <param name="CodecMs">Encoding and decoding them, in milliseconds.</param>
public readonly record struct TransferAmount(long WireBytes, double CodecMs)
{
    /// <summary>Both together.</summary>
    public TransferAmount Plus(TransferAmount other) => new(WireBytes + other.WireBytes, CodecMs + other.CodecMs);
}
