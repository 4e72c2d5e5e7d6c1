using System.Text.Json;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Nodes;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary>Real nodes on a real emulated link.</summary>
public sealed class BenchCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_cut_is_run_or_ruled_out_and_the_choice_is_compared_with_the_best()
    {
        var page = _folder.PathOf("page.html");
        await using var bench = await NodeCommand.RunAsync(
            "bench", "partition", "--models", "pos,dig", "--networks", "1Gbps", "--edge-speed", "0.5", "--runs", "2", "--json", "--html", page);

        Assert.True(await bench.ExitCodeAsync() == 0, bench.Errors);
        var cells = bench.Json.Where(line => line.GetProperty("type").GetString() == "cell").ToArray();
        Assert.Equal(["pos", "dig"], cells.Select(cell => cell.GetProperty("model").GetString()));
        Assert.All(cells, cell =>
        {
            var best = Median(cell.GetProperty("best"));
            Assert.Equal(Median(cell.GetProperty("chosen")) / best, cell.GetProperty("regret").GetDouble(), 2);
            Assert.All(cell.GetProperty("cuts").EnumerateArray(), cut => Assert.True(
                cut.TryGetProperty("median", out var median) ? median.GetDouble() >= best : cut.GetProperty("at_least").GetDouble() > best, $"{cut}"));
            Assert.True(cell.GetProperty("edge_only").GetProperty("runs").GetInt32() >= 2);
        });
        Assert.Equal("summary", bench.Json[^1].GetProperty("type").GetString());
        Assert.Equal(2, bench.Json[^1].GetProperty("cells").GetInt32());
        Assert.True(File.Exists(page));

        static double Median(JsonElement cut) => cut.GetProperty("median").GetDouble();
    }

    [Fact]
    public async Task What_was_measured_before_an_interruption_is_reported()
    {
        await using var bench = NodeCommand.Start("bench", "partition", "--models", "pos,vgg19", "--networks", "1Gbps", "--runs", "1", "--json");
        await bench.LineAsync(line => line.StartsWith("{\"type\":\"cell\"", StringComparison.Ordinal));

        bench.Interrupt();

        Assert.Equal(ExitCode.Interrupted, await bench.ExitCodeAsync());
        Assert.Equal(["cell", "summary"], bench.Json.Select(line => line.GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData("There is no model 'resnet'", "--models", "pos,resnet")]
    [InlineData("not '5g'", "--networks", "lte,5g")]
    [InlineData("--edge-speed takes shares above 0", "--edge-speed", "1,2")]
    [InlineData("--edge-speed takes shares above 0", "--edge-speed", "NaN")]
    [InlineData("--target takes latency or energy here, not 'money'", "--target", "money")]
    [InlineData("a radio", "--target", "energy", "--networks", "1Gbps")]
    [InlineData("--runs takes a whole number", "--runs", "0")]
    [InlineData("--budget takes a time", "--budget", "5x")]
    public async Task Bad_input_ends_with_2_and_a_sentence(string expected, params string[] arguments)
    {
        await using var bench = await NodeCommand.RunAsync(["bench", "partition", .. arguments]);

        Assert.Equal(ExitCode.BadInput, await bench.ExitCodeAsync());
        Assert.Contains(expected, bench.Errors, StringComparison.Ordinal);
        Assert.Empty(bench.Output);
    }

    public void Dispose() => _folder.Dispose();
}
