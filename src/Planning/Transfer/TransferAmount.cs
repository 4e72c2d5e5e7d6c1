namespace Neurosurgeon.Planning.Transfer;

/// <summary>What tensors take to cross.</summary>
/// <param name="WireBytes">Their size on the link.</param>
/// <param name="CodecMs">Encoding and decoding them, in milliseconds.</param>
public readonly record struct TransferAmount(long WireBytes, double CodecMs);
