namespace Neurosurgeon.LinkEmulation.Pacing;

/// <summary>How much is taken from a sender, at a time and altogether.</summary>
public static class Sizes
{
    /// <summary>The payload of a full TCP segment on an Ethernet of 1,500 bytes; no piece is smaller unless the sender has no more.</summary>
    public const int SmallestPieceBytes = 1448;

    /// <summary>No piece is larger.</summary>
    public const int LargestPieceBytes = 64 * 1024;

    private const double PieceMs = 1;
    private const int LeastBytes = 64 * 1024;
    private const int MostBytes = 64 * 1024 * 1024;

    // A link must not run dry while its sender, which a full queue has held back, is being woken.
    private const double QueueMs = 100;

    /// <summary>The size of a piece: what the link takes in a millisecond, so that what arrives comes evenly.</summary>
    public static int PieceBytes(LinkConditions conditions, LinkDirection direction) =>
        (int)Math.Clamp(conditions.BytesPerMs(direction) * PieceMs, SmallestPieceBytes, LargestPieceBytes);

    /// <summary>
    /// With this much on its way a connection takes no more, so that the sender is held back: what the line holds (rate × delay),
    /// and before it a queue of 100 ms; both together at least 64 KiB and at most 64 MiB.
    /// </summary>
    public static int MostOnTheWayBytes(LinkConditions conditions, LinkDirection direction) =>
        (int)Math.Clamp(conditions.BytesPerMs(direction) * (conditions.DelayMs + QueueMs), LeastBytes, MostBytes);
}
