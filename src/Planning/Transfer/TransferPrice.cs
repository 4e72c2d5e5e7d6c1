namespace Neurosurgeon.Planning.Transfer;

/// <summary>By what the encodings of a tensor are compared: by what their bytes and their time cost together.</summary>
/// <param name="PerByte">What a byte on the link costs; finite and not negative.</param>
/// <param name="PerCodecMs">What a millisecond of encoding or decoding costs; finite and not negative.</param>
public readonly record struct TransferPrice(double PerByte, double PerCodecMs)
{
    /// <summary>The fewest bytes, whatever time they take.</summary>
    public static TransferPrice FewestBytes => new(1, 0);

    /// <summary>What an amount costs.</summary>
    public double Of(TransferAmount amount) => PerByte * amount.WireBytes + PerCodecMs * amount.CodecMs;
}
