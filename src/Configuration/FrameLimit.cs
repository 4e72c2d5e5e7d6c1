using Neurosurgeon.Planning.Link;

namespace Neurosurgeon.Configuration;

/// <summary>What a message may carry, given the remoting's frame limit. A larger one would be dropped with only a line in the log.</summary>
public static class FrameLimit
{
    /// <summary>
    /// What a frame holds beside the tensors' elements, at most: the message's header, the table of tensors with their names,
    /// and the paths of sender and recipient that the remoting adds.
    /// </summary>
    public const int RoomBytes = 16 * 1024;

    /// <summary>The least frame limit that a node works with: its link's probes must fit.</summary>
    public const int LeastBytes = ProbeSize.LargestBytes + RoomBytes;

    /// <summary>How many bytes of tensors a message can carry; 0 where the limit leaves no room for any.</summary>
    /// <param name="frameBytes">The frame limit; a peer's is not to be trusted.</param>
    public static long LargestPayloadBytes(long frameBytes) => Math.Max(0, frameBytes - RoomBytes);
}
