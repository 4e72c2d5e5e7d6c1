using Neurosurgeon.Hosts.Input;
using Neurosurgeon.LinkEmulation;
using Neurosurgeon.Nodes;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Input;

public sealed class LinkTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("3G", 1.1, 150)]
    [InlineData("ethernet", 100, 1)]
    [InlineData("1Gbps", 1000, 1)]
    [InlineData("5.85Mbps,40ms", 5.85, 40)]
    [InlineData("500kbps,0.2s,1Mbps", 0.5, 200)]
    public void A_name_or_a_rate_and_a_round_trip_are_one_link(string text, double uplinkMbps, double rttMs)
    {
        var conditions = Assert.Single(LinkText.Read(text).Trace.Steps).Conditions;

        Assert.Equal((uplinkMbps, rttMs), (conditions.UplinkMbps, conditions.RttMs));
    }

    [Fact]
    public void A_downlink_is_the_uplink_unless_it_is_given()
    {
        Assert.Equal(5.85, LinkText.Read("5.85Mbps,40ms").Trace.At(0).DownlinkMbps);
        Assert.Equal(13, LinkText.Read("5.85Mbps,40ms,13Mbps").Trace.At(0).DownlinkMbps);
    }

    [Theory]
    [InlineData("5g", "3g, lte, wifi, ethernet")]
    [InlineData("5.85", "3g, lte, wifi, ethernet")]
    [InlineData("5.85,40ms", "'5.85' is no rate;")]
    [InlineData("0Mbps,40ms", "'0Mbps' is no rate;")]
    [InlineData("NaNMbps,40ms", "'NaNMbps' is no rate;")]
    [InlineData("5.85Mbps,40", "not '40'")]
    [InlineData("5.85Mbps,40ms,fast", "'fast' is no rate;")]
    [InlineData("5.85Mbps,2m", "round trip is 120000 ms")]
    [InlineData("500Gbps,1ms", "uplink has 500000 Mbit/s")]
    [InlineData("no-such-trace.csv", "cannot be read")]
    public void Anything_else_is_refused_and_said_why(string text, string expected)
    {
        var error = Assert.Throws<CommandException>(() => LinkText.Read(text));

        Assert.Equal(ExitCode.BadInput, error.ExitCode);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_is_read_row_by_row()
    {
        var trace = LinkText.Read(_folder.Write("trace.csv", "# a walk\ntime_s, uplink_mbps, rtt_ms\n0,18.88,28\n\n2.5,1.1,150 # out of the door\n")).Trace;

        Assert.Equal<LinkTrace.Step>([new(0, new(18.88, 18.88, 28)), new(2500, new(1.1, 1.1, 150))], trace.Steps);
    }

    [Fact]
    public void A_trace_may_have_a_downlink() =>
        Assert.Equal(54.97, LinkTraceFile.Parse(["time_s,uplink_mbps,rtt_ms,downlink_mbps", "0,18.88,28,54.97"], "trace").At(0).DownlinkMbps);

    [Fact]
    public void Every_bad_row_of_a_trace_is_named()
    {
        string[] lines =
        [
            "time_s,uplink_mbps,rtt_ms", "0,1,10", "1,0,10", "2,NaN,10", "3,1", "4,1,10,9", "0,1,10", "x,1,10", "5,1,-3", "1e306,1,10", "6,1,10",
        ];

        var error = Assert.Throws<CommandException>(() => LinkTraceFile.Parse(lines, "trace"));

        Assert.All(Enumerable.Range(3, 8), line => Assert.Contains($"trace:{line}:", error.Message, StringComparison.Ordinal));
        Assert.All([1, 2, 11], line => Assert.DoesNotContain($"trace:{line}:", error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("time_s,uplink_mbps,rtt_ms")]
    [InlineData("0,1,10")]
    [InlineData("time,uplink,rtt\n0,1,10")]
    public void A_trace_without_its_columns_or_a_row_is_refused(string text)
    {
        var error = Assert.Throws<CommandException>(() => LinkTraceFile.Parse(text.Split('\n'), "trace"));

        Assert.Contains("time_s,uplink_mbps,rtt_ms", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
