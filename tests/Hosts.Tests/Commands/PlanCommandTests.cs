using System.Text.Json;
using System.Xml.Linq;
using Neurosurgeon.Hosts.Tests.Support;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Commands;

/// <summary><c>neurosurgeon plan</c>, with predictors of its own and no node.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_cut_is_a_row_the_best_is_marked_and_explained_and_the_page_is_written()
    {
        var page = _folder.PathOf("plan.html");
        await using var command = await PlanAsync("alex_net", "--uplink", "5.85Mbps", "--rtt", "40ms", "--load", "1.5", "--target", "energy", "--html", page);

        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
        Assert.Equal(14, command.Output.Count(line => line.Contains(" of 13", StringComparison.Ordinal)));
        var best = Assert.Single(command.Output, line => line.StartsWith('→'));
        var reason = Assert.Single(command.Output, line => line.Contains("is the best with", StringComparison.Ordinal));
        Assert.Contains(best.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1], reason, StringComparison.Ordinal);
        Assert.Contains(command.Output, line => line.Contains("K = 1.5", StringComparison.Ordinal) && line.Contains("5.85 Mbit/s up", StringComparison.Ordinal));
        Assert.Equal(3, XDocument.Load(page).Descendants("svg").Count());
    }

    [Fact]
    public async Task A_candidate_is_an_object_and_so_is_the_decision_and_beyond_the_uplink_it_names_it_is_another()
    {
        string[] devices = ["--edge-slowdown", "50", "--rtt", "1ms", "--downlink", "100Mbps"];
        await using var slow = await PlanAsync(["alex_net", "--uplink", "300kbps", .. devices, "--json"]);

        Assert.True(await slow.ExitCodeAsync() == 0, slow.Errors);
        var candidates = slow.Json.Where(line => line.GetProperty("type").GetString() == "candidate").ToList();
        Assert.Equal(ModelZoo.Outline("alex_net").Cuts.Select(cut => cut.Bytes), candidates.Select(line => line.GetProperty("cut").GetProperty("bytes").GetInt64()));
        var best = Assert.Single(candidates, line => line.GetProperty("best").GetBoolean());
        Assert.Equal(candidates.Min(Total), Total(best));

        var decision = slow.Json[^1];
        Assert.Equal("decision", decision.GetProperty("type").GetString());
        Assert.Equal(Index(best), Index(decision));
        var flip = decision.GetProperty("uplink_above");
        await using var quick = await PlanAsync(["alex_net", "--uplink", $"{flip.GetProperty("at").GetDouble() * 1.0001:R}Mbps", .. devices, "--json"]);
        Assert.Equal(Index(flip), Index(quick.Json[^1]));
        Assert.NotEqual(Index(flip), Index(decision));

        static double Total(JsonElement line) => line.GetProperty("predicted_ms").GetProperty("total").GetDouble();
        static int Index(JsonElement line) => line.GetProperty("cut").GetProperty("index").GetInt32();
    }

    [Fact]
    public async Task Encodings_with_loss_are_planned_with_where_an_error_is_allowed()
    {
        string[] question = ["alex_net", "--uplink", "1Mbps", "--rtt", "1ms", "--json"];
        await using var lossless = await PlanAsync(question);
        await using var lossy = await PlanAsync([.. question, "--max-error", "0.005"]);

        Assert.True(await lossy.ExitCodeAsync() == 0, lossy.Errors);
        Assert.Equal(["float32", "sparse"], Codecs(lossless));
        Assert.Equal(["float16", "sparse_float16"], Codecs(lossy));
        Assert.Equal(301_056, lossy.Json[0].GetProperty("sent_bytes").GetInt64());

        static IEnumerable<string> Codecs(NodeCommand command) =>
            command.Json.SkipLast(2).Select(line => line.GetProperty("codec").GetString()!).Distinct().Order();
    }

    [Fact]
    public async Task The_bound_and_the_radio_are_kept()
    {
        await using var bound = await PlanAsync("alex_net", "--uplink", "5.85Mbps", "--rtt", "40ms", "--within", "1us", "--json");
        await using var wired = await PlanAsync("alex_net", "--uplink", "5.85Mbps", "--rtt", "40ms", "--target", "energy", "--radio", "none", "--json");

        Assert.StartsWith("No cut takes at most", bound.Json[^1].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.All(bound.Json.SkipLast(1), line => Assert.False(line.GetProperty("quick_enough").GetBoolean()));
        Assert.Equal(0, wired.Json[^1].GetProperty("cut").GetProperty("index").GetInt32());
    }

    [Theory]
    [InlineData("--uplink", "--uplink", "5")]
    [InlineData("--uplink", "--uplink", "0Mbps")]
    [InlineData("--uplink", "--uplink", "-5Mbps")]
    [InlineData("--uplink", "--uplink", "NaNMbps")]
    [InlineData("--downlink", "--downlink", "InfinityMbps")]
    [InlineData("--rtt", "--rtt", "-1ms")]
    [InlineData("--load", "--load", "0.5")]
    [InlineData("--load", "--load", "NaN")]
    [InlineData("--edge-slowdown", "--edge-slowdown", "0")]
    [InlineData("--max-error", "--max-error", "NaN")]
    [InlineData("latency, energy or weighted", "--target", "speed")]
    [InlineData("3g, lte, wifi, none", "--radio", "5g")]
    [InlineData("--within", "--within", "100")]
    [InlineData("no-such.json", "--edge-predictors", "no-such.json")]
    [InlineData("page.html", "--html", "no-such-folder/page.html")]
    public async Task What_cannot_be_is_refused_with_a_sentence(string expected, string option, string value)
    {
        string[] link = option switch
        {
            "--uplink" => ["--rtt", "40ms"],
            "--rtt" => ["--uplink", "1Mbps"],
            _ => ["--uplink", "1Mbps", "--rtt", "40ms"],
        };
        await using var command = option == "--edge-predictors"
            ? await NodeCommand.RunAsync(["plan", "pos", .. link, option, value])
            : await PlanAsync(["pos", .. link, option, value]);

        Assert.Equal(2, await command.ExitCodeAsync());
        Assert.Contains(expected, command.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", command.Errors, StringComparison.Ordinal);
        Assert.Empty(command.Output);
    }

    [Fact]
    public async Task Without_predictors_no_plan_is_made()
    {
        var config = _folder.Write("edge.hocon", $"neurosurgeon {{ inference.engine = torchsharp, profile.directory = \"{_folder.PathOf("profiles")}\" }}");

        await using var command = await NodeCommand.RunAsync("plan", "pos", "--uplink", "1Mbps", "--rtt", "1ms", "--config", config);

        Assert.Equal(2, await command.ExitCodeAsync());
        Assert.Contains("--edge-predictors", command.Errors, StringComparison.Ordinal);
        Assert.Empty(command.Output);
    }

    private Task<NodeCommand> PlanAsync(params string[] arguments)
    {
        var predictors = _folder.PathOf("predictors.json");
        PredictorFile.Save(predictors, MadeUpPredictors.Set, MadeUpPredictors.Origin());
        return NodeCommand.RunAsync(["plan", .. arguments, "--edge-predictors", predictors, "--cloud-predictors", predictors]);
    }
}
