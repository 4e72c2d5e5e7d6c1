using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Actors.Protocol;

/// <summary>What probes carry: random bytes, so that a link that compresses does not look quicker than it is for tensors.</summary>
internal static class ProbePayload
{
    private static readonly byte[] Bytes = Create();

    /// <summary>The first so many bytes, at most <see cref="ProbeSize.LargestBytes"/>.</summary>
    public static ReadOnlyMemory<byte> Take(int bytes) => Bytes.AsMemory(0, Math.Clamp(bytes, 0, Bytes.Length));

    private static byte[] Create()
    {
        var payload = new byte[ProbeSize.LargestBytes];
        new Random(1).NextBytes(payload);
        return payload;
    }
}
