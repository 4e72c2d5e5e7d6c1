using System.Xml.Linq;
using Neurosurgeon.Experiments.Bench;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Experiments.Tests.Bench;

public sealed class BenchPageTests
{
    [Fact]
    public void A_page_shows_every_edge_with_the_choices_that_were_not_the_best()
    {
        var summary = new BenchSummary([BenchCells.On("lte", 1, 1, 0, 40, 25, 20, null), BenchCells.On("1Gbps", 0.25, 0, 0, 40, 50, 60, 70)]);
        var plan = new BenchPlan(["le_net"], [BenchCells.Link("lte"), BenchCells.Link("1Gbps")], [1, 0.25], Target.Latency, 5, null);

        var page = XDocument.Parse(BenchPage.Text(summary, plan).Split('\n', 2)[1]);

        Assert.Equal(4, page.Descendants("svg").Count());
        Assert.Contains(page.Descendants("td"), cell => cell.Value == "layer1 (layer2, 80.0 %)");
        Assert.Contains(page.Descendants("td"), cell => cell.Value == "cloud-only");
        Assert.Contains(page.Descendants("p"), text => text.Value.Contains("the paper: 98.5 %", StringComparison.Ordinal));
        Assert.DoesNotContain("http", page.ToString(), StringComparison.Ordinal);
    }
}
