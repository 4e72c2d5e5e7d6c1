namespace Neurosurgeon.LinkEmulation.Tests;

public sealed class LinkTraceTests
{
    private static readonly LinkConditions Quick = new(8, 16, 20);
    private static readonly LinkConditions Slow = new(0.8, 1.6, 200);
    private static readonly LinkTrace FallsAndRises = new([new(100, Quick), new(200, Slow), new(300, Quick)]);

    [Fact]
    public void A_step_holds_until_the_next_the_first_also_before_its_time_and_the_last_for_ever()
    {
        Assert.Same(Quick, FallsAndRises.At(0));
        Assert.Same(Quick, FallsAndRises.At(199.9));
        Assert.Same(Slow, FallsAndRises.At(200));
        Assert.Same(Slow, FallsAndRises.At(299.9));
        Assert.Same(Quick, FallsAndRises.At(1e9));
    }

    // 8 Mbit/s are 1,000 bytes a millisecond.
    [Theory]
    [InlineData(150, 10_000, 160)]
    [InlineData(150, 50_000, 200)]
    [InlineData(190, 11_000, 210)]
    [InlineData(190, 20_000, 300)]
    [InlineData(190, 25_000, 305)]
    [InlineData(200, 0, 200)]
    public void Bytes_go_at_the_rate_of_each_moment(double startMs, long bytes, double sentMs) =>
        Assert.Equal(sentMs, FallsAndRises.SentMs(LinkDirection.Up, startMs, bytes), 9);

    [Fact]
    public void Each_direction_has_its_own_rate() =>
        Assert.Equal(155, FallsAndRises.SentMs(LinkDirection.Down, 150, 10_000), 9);

    [Fact]
    public void Sending_in_parts_takes_as_long_as_sending_at_once()
    {
        var random = new Random(1);
        for (var run = 0; run < 200; run++)
        {
            var start = random.NextDouble() * 400;
            long[] parts = [.. Enumerable.Range(0, 20).Select(_ => (long)random.Next(0, 3_000))];

            var inParts = parts.Aggregate(start, (ms, bytes) => FallsAndRises.SentMs(LinkDirection.Up, ms, bytes));

            Assert.Equal(FallsAndRises.SentMs(LinkDirection.Up, start, parts.Sum()), inParts, 6);
        }
    }

    [Fact]
    public void Times_that_do_not_rise_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LinkTrace([]));
        Assert.Throws<ArgumentException>(() => new LinkTrace([new(-1, Quick)]));
        Assert.Throws<ArgumentException>(() => new LinkTrace([new(double.NaN, Quick)]));
        Assert.Throws<ArgumentException>(() => new LinkTrace([new(5, Quick), new(5, Slow)]));
    }
}
