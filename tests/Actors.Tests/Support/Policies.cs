using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Codecs;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Actors.Tests.Support;

/// <summary>How an edge may send tensors.</summary>
internal static class Policies
{
    /// <summary>Floats are quick to encode and all else is slow.</summary>
    public static TransferPolicy Floats { get; } = new(Speeds(quick: TensorEncoding.Float32), [.. TensorEncodings.All], MaxError: 0);

    /// <summary>One encoding is much quicker than all others, so that it is used wherever it may be.</summary>
    public static TransferPolicy Prefer(TensorEncoding encoding, double maxError) => new(Speeds(encoding), [.. TensorEncodings.All], maxError);

    private static CodecSpeeds Speeds(TensorEncoding quick) =>
        new(encoding => encoding == quick ? new CodecSpeed(1e6, 1e9) : new CodecSpeed(100, 1e9));
}
