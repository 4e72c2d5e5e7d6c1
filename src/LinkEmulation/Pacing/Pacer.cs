namespace Neurosurgeon.LinkEmulation.Pacing;

/// <summary>
/// One direction of a link in virtual time: a sender that puts bits on the line one after the other at the link's rate, and a line
/// on which each bit is as long as the delay. Nothing is lost and nothing overtakes.
/// </summary>
/// <remarks>
/// It is told the time and never looks at a clock. An arrival that is acted upon late leaves later ones where they are, so that
/// lateness does not add up. Not for several threads at once.
/// </remarks>
/// <param name="trace">The link's conditions.</param>
/// <param name="direction">Which way.</param>
public sealed class Pacer(LinkTrace trace, LinkDirection direction)
{
    private double _freeMs;
    private double _lastArrivalMs;

    /// <summary>Sends a piece behind all before it.</summary>
    /// <param name="nowMs">When it is there to be sent, in milliseconds.</param>
    /// <param name="bytes">Its size.</param>
    /// <returns>When its last bit arrives, in milliseconds.</returns>
    public double Arrival(double nowMs, int bytes)
    {
        _freeMs = trace.SentMs(direction, Math.Max(nowMs, _freeMs), bytes);
        _lastArrivalMs = Math.Max(_lastArrivalMs, _freeMs + trace.At(_freeMs).DelayMs);
        return _lastArrivalMs;
    }
}
