using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Codecs;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Transfer;

namespace Neurosurgeon.Actors.Tests.Support;

/// <summary>How an edge may send tensors.</summary>
internal static class Policies
{
    /// <summary>Floats are quick to encode and all else is slow.</summary>
    public static TransferPolicy Floats { get; } = new(Speeds(quick: "float32"), TensorEncoding.All, MaxError: 0);

    /// <summary>One encoding is much quicker than all others, so that it is used wherever it may be.</summary>
    public static TransferPolicy Prefer(string encoding, double maxError) => new(Speeds(encoding), TensorEncoding.All, maxError);

    private static CodecSpeeds Speeds(string quick) =>
        new(encoding => encoding.Name == quick ? new CodecSpeed(1e6, 1e9) : new CodecSpeed(100, 1e9));
}
