namespace Neurosurgeon.Actors.Tests.Support;

/// <summary>A clock that a test moves by hand; it starts at the present.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _ticks = DateTime.UtcNow.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
