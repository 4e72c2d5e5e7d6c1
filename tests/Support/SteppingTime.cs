namespace Neurosurgeon.Tests.Support;

/// <summary>A clock that goes on by the same step whenever it is looked at.</summary>
internal sealed class SteppingTime(TimeSpan step) : TimeProvider
{
    public TimeSpan Now { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (Now += step).Ticks;
}
