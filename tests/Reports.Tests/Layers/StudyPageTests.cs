using System.Text.RegularExpressions;
using System.Xml.Linq;
using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Reports.Layers;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Reports.Tests.Layers;

public sealed class StudyPageTests(StudyFixture fixture) : IClassFixture<StudyFixture>
{
    [Theory]
    [InlineData("pos", true)]
    [InlineData("pos", false)]
    [InlineData("mobile_net", true)]
    public void The_page_is_well_formed_and_shows_every_layer_in_both_pictures_and_the_table(string model, bool predicted)
    {
        var study = fixture.Study(model, predicted);
        var page = Page(study);

        var pictures = page.Descendants("svg").ToArray();
        Assert.Equal(2, pictures.Length);
        Assert.Equal((predicted ? 2 : 1) * study.Layers.Length, Bars(pictures[0]));
        Assert.Equal(1 + study.Layers.Length, Bars(pictures[1]));
        Assert.Equal(
            study.Layers.Select(layer => layer.Layer.Name),
            page.Descendants("tbody").Single().Elements("tr").Select(row => row.Element("th")!.Value));
        Assert.Equal(predicted, page.Descendants("th").Any(heading => heading.Value == "Predicted, ms"));
    }

    [Fact]
    public void Nothing_is_fetched_and_nothing_is_run()
    {
        var text = StudyPage.Text(fixture.Study("pos", predicted: true));
        var page = Parse(text);

        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"url\(|@import", RegexOptions.IgnoreCase), text);
        Assert.DoesNotContain(page.DescendantsAndSelf(), element =>
            element.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "embed" or "use" or "image" or "a");
        Assert.DoesNotContain(page.DescendantsAndSelf().Attributes(), attribute =>
            attribute.Name.LocalName is "src" or "href" or "srcset" or "data" or "action" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_colour_has_a_light_and_a_dark_value_and_every_class_a_rule()
    {
        var page = Page(fixture.Study("mobile_net", predicted: true));
        var css = page.Descendants("style").Single().Value;

        Assert.All(
            Regex.Matches(css, @"var\((--\w+)\)").Select(match => match.Groups[1].Value).Distinct(),
            variable => Assert.Equal(2, Regex.Count(css, $"{variable}: #")));
        Assert.Contains("@media (prefers-color-scheme: dark)", css, StringComparison.Ordinal);
        Assert.All(
            page.Descendants().Attributes("class").Select(attribute => attribute.Value).Distinct(),
            style => Assert.Contains($".{style} {{", css, StringComparison.Ordinal));
    }

    [Fact]
    public void What_came_from_a_file_is_text_and_no_markup()
    {
        // The device of the predictors is named 'a <fast> processor & more'.
        var page = Page(fixture.Study("pos", predicted: true));

        Assert.Empty(page.Descendants("fast"));
        Assert.Contains("a <fast> processor & more", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_that_hold_nothing_are_closed_as_HTML_closes_them()
    {
        var text = StudyPage.Text(fixture.Study("pos", predicted: true));

        Assert.All(
            Regex.Matches(text, @"<(\w+)[^>]*/>").Select(match => match.Groups[1].Value),
            element => Assert.Contains(element, (string[])["meta", "line", "rect"]));
    }

    [Fact]
    public void It_says_what_was_assumed_and_what_was_predicted_without_a_predictor()
    {
        var assumed = Page(fixture.Study("alex_net", predicted: true)).Value;
        var measured = Page(fixture.Study("pos", predicted: false, new MeasuredPower("hwmon ina219/power1", [5, 5]))).Value;

        Assert.Contains("not measured", assumed, StringComparison.Ordinal);
        Assert.Contains("* predicted from FLOPs and bytes alone", assumed, StringComparison.Ordinal);
        Assert.Contains("hwmon ina219/power1", measured, StringComparison.Ordinal);
        Assert.DoesNotContain("not measured", measured, StringComparison.Ordinal);
    }

    private static int Bars(XElement picture) => picture.Elements("rect").Count(bar => bar.Element("title") is not null);

    private static XElement Page(LayerStudy study) => Parse(StudyPage.Text(study));

    private static XElement Parse(string text) => XDocument.Parse(text).Root!;
}
