using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Neurosurgeon.Planning.Partitioning;
using Neurosurgeon.Reports.Decisions;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Reports.Tests.Decisions;

public sealed class DecisionPageTests
{
    [Theory]
    [InlineData("pos")]
    [InlineData("alex_net")]
    [InlineData("mobile_net")]
    public void The_page_shows_every_cut_in_both_pictures_and_the_table_and_marks_the_best(string model)
    {
        var study = DecisionFixture.Study(model, Target.Latency);
        var page = Page(study);

        var pictures = page.Descendants("svg").ToArray();
        Assert.Equal(3, pictures.Length);
        Assert.All(pictures[..2], picture => Assert.All(study.Network.Cuts, cut => Assert.Contains(
            picture.Elements("rect"), bar => bar.Element("title") is { } title && title.Value.StartsWith($"{study.Name(cut.Index)}, ", StringComparison.Ordinal))));
        Assert.All(pictures[..2], picture => Assert.Single(picture.Elements("text"), text => text.Value == "best"));
        Assert.Equal(
            study.Network.Cuts.Select(cut => cut.After),
            page.Descendants("tbody").Single().Elements("tr").Select(row => row.Element("th")!.Value));
        Assert.Equal("best", page.Descendants("tr").Single(row => row.Attribute("class")?.Value == "best").Elements("td").Last().Value);
        Assert.Contains(study.Explanation.Reason, page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_a_bar_stand_on_one_another_and_are_as_high_as_their_values()
    {
        var study = DecisionFixture.Study("alex_net", Target.Latency);

        var bars = Page(study).Descendants("svg").First().Elements("rect")
            .Where(bar => bar.Element("title")?.Value.StartsWith("pool1, ", StringComparison.Ordinal) == true).ToArray();

        Assert.Equal(["edge", "upload", "cloud", "download"], bars.Select(bar => bar.Attribute("class")!.Value));
        Assert.All(bars.Zip(bars.Skip(1)), pair => Assert.Equal(Number(pair.First, "y"), Number(pair.Second, "y") + Number(pair.Second, "height"), 1));
        var times = study.Explanation.Candidates[2].Predicted;
        Assert.Equal(times.UploadMs / times.EdgeMs, Number(bars[1], "height") / Number(bars[0], "height"), 0.1 * times.UploadMs / times.EdgeMs);
    }

    [Fact]
    public void The_map_says_at_each_place_what_is_decided_there()
    {
        var study = DecisionFixture.Study("alex_net", Target.Latency, uplinkMbps: 10, loadFactor: 2);
        var map = Page(study).Descendants("svg").Last();

        // The mark's lines cross where uplink and load are what was asked.
        var cross = map.Elements("line").Where(line => line.Attribute("class")!.Value == "cross").ToArray();
        var (x, y) = (Number(cross[1], "x1"), Number(cross[0], "y1"));
        var there = Cells(map).Single(cell =>
            Number(cell, "x") <= x && x < Number(cell, "x") + Number(cell, "width") && Number(cell, "y") <= y && y < Number(cell, "y") + Number(cell, "height"));
        Assert.StartsWith($"{study.Title(study.Explanation.BestIndex)}: ", there.Element("title")!.Value, StringComparison.Ordinal);
        Assert.True(Cells(map).Select(cell => cell.Attribute("class")!.Value).Distinct().Count() > 1);
    }

    [Theory]
    [InlineData(1e-6, 1)]
    [InlineData(1e6, 1e6)]
    public void The_map_holds_whatever_was_asked(double uplinkMbps, double loadFactor)
    {
        var map = Page(DecisionFixture.Study("pos", Target.Energy, uplinkMbps, loadFactor)).Descendants("svg").Last();

        var (width, height) = (Number(map, "width"), Number(map, "height"));
        Assert.All(map.Elements("line"), line => Assert.InRange(Number(line, "x1"), 0, width));
        Assert.All(map.Elements("line"), line => Assert.InRange(Number(line, "y1"), 0, height));
        Assert.Equal(640 * 320, Cells(map).Sum(cell => Number(cell, "width") * Number(cell, "height")), 1);
    }

    [Fact]
    public void Nothing_is_fetched_and_nothing_is_run()
    {
        var text = DecisionPage.Text(DecisionFixture.Study("pos", Target.Latency));

        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"url\(|@import|<script|<link|<img|<use| on\w+=", RegexOptions.IgnoreCase), text);
    }

    [Fact]
    public void Every_class_has_a_rule_every_colour_a_light_and_a_dark_value_and_every_picture_a_name()
    {
        var page = Page(DecisionFixture.Study("mobile_net", Target.Latency));
        var css = page.Descendants("style").Single().Value;

        Assert.All(
            page.Descendants().Attributes("class").SelectMany(attribute => attribute.Value.Split(' ')).Distinct(),
            style => Assert.Matches($@"\.{style} ", css));
        Assert.All(
            Regex.Matches(css, @"var\((--[\w-]+)\)").Select(match => match.Groups[1].Value).Distinct(),
            variable => Assert.Equal(2, Regex.Count(css, $"{variable}: #")));
        Assert.All(page.Descendants("svg"), picture => Assert.NotEmpty(picture.Element("title")!.Value));
        Assert.Equal(3, page.Descendants("svg").Select(picture => picture.Element("title")!.Attribute("id")!.Value).Distinct().Count());
    }

    [Fact]
    public void Cuts_that_cannot_be_taken_say_why()
    {
        var tooLarge = Page(DecisionFixture.Study("alex_net", Target.Latency, uplinkMbps: 1000, largestPayloadBytes: 200_000));
        var tooSlow = Page(DecisionFixture.Study("alex_net", Target.LeastEnergyWithin(100)));

        Assert.Contains("too large for a message", tooLarge.Descendants("tbody").Single().Value, StringComparison.Ordinal);
        Assert.Contains("too slow", tooSlow.Descendants("tbody").Single().Value, StringComparison.Ordinal);
    }

    private static IEnumerable<XElement> Cells(XElement map) =>
        map.Elements("rect").Where(cell => cell.Element("title") is not null);

    private static XElement Page(DecisionStudy study) => XDocument.Parse(DecisionPage.Text(study)).Root!;

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
