namespace Akka.Remote.Transport;

/// <summary>How much of a large message is sent at a time: as much as the connection takes in a few milliseconds, so that a small message never waits longer.</summary>
internal sealed class ChunkSize
{
    /// <summary>The size before anything is known of the connection.</summary>
    public const int FirstBytes = 64 * 1024;

    private const int LeastBytes = 8 * 1024;
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(8);

    public int Bytes { get; private set; } = FirstBytes;

    /// <summary>Takes in how long a whole chunk took to send; returns whether the size has changed.</summary>
    public bool Adapt(TimeSpan sendTime)
    {
        var before = Bytes;
        if (sendTime < Quick)
            Bytes = Math.Min(2 * Bytes, FrameHeader.MostChunkBytes);
        else if (sendTime > Slow)
            Bytes = Math.Max(Bytes / 2, LeastBytes);
        return Bytes != before;
    }
}
