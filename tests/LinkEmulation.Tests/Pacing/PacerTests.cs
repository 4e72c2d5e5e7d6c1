using Neurosurgeon.LinkEmulation.Pacing;

namespace Neurosurgeon.LinkEmulation.Tests.Pacing;

/// <summary>The time is given: every figure is exact.</summary>
public sealed class PacerTests
{
    // 8 Mbit/s are 1,000 bytes a millisecond; 20 ms there, 20 ms back.
    private static readonly LinkConditions Link = new(8, 8, 40);

    [Fact]
    public void A_message_arrives_when_its_last_bit_is_out_and_has_passed_the_line()
    {
        var pacer = new Pacer(LinkTrace.Constant(Link), LinkDirection.Up);

        Assert.Equal(7 + 3 + 20, pacer.Arrival(7, 3_000), 9);
    }

    [Fact]
    public void What_comes_while_the_link_is_busy_waits_its_turn_and_the_delay_is_paid_once()
    {
        var pacer = new Pacer(LinkTrace.Constant(Link), LinkDirection.Up);

        Assert.Equal(10 + 20, pacer.Arrival(0, 10_000), 9);
        Assert.Equal(12 + 20, pacer.Arrival(1, 2_000), 9);
        Assert.Equal(13 + 20, pacer.Arrival(13, 0), 9);
        Assert.Equal(101 + 20, pacer.Arrival(100, 1_000), 9);
    }

    [Fact]
    public void A_megabyte_in_pieces_takes_its_size_by_the_rate()
    {
        var pacer = new Pacer(LinkTrace.Constant(Link), LinkDirection.Up);
        var last = 0.0;

        for (var sent = 0; sent < 1_000_000; sent += 1_000)
            last = pacer.Arrival(sent / 10_000.0, 1_000);

        Assert.Equal(1_000 + 20, last, 6);
    }

    [Fact]
    public void Nothing_overtakes_when_the_delay_shrinks()
    {
        var pacer = new Pacer(new LinkTrace([new(0, Link), new(10, new(8, 8, 2))]), LinkDirection.Up);

        Assert.Equal(9 + 20, pacer.Arrival(0, 9_000), 9);
        Assert.Equal(9 + 20, pacer.Arrival(11, 1_000), 9);
        Assert.Equal(41 + 1, pacer.Arrival(40, 1_000), 9);
    }

    [Fact]
    public void The_rate_changes_in_the_middle_of_a_message()
    {
        var pacer = new Pacer(new LinkTrace([new(0, Link), new(10, new(0.8, 8, 40))]), LinkDirection.Up);

        Assert.Equal(10 + 50 + 20, pacer.Arrival(5, 10_000), 9);
    }
}
