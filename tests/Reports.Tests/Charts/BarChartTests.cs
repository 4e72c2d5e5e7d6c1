using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Neurosurgeon.Reports.Charts;

namespace Neurosurgeon.Reports.Tests.Charts;

public sealed class BarChartTests
{
    [Fact]
    public void Bars_are_as_high_as_their_values_and_stand_on_the_axis()
    {
        var svg = Chart(["a", "b"], new Series("measured", ChartStyle.Measured, [2, 4]), new Series("predicted", ChartStyle.Predicted, [1, 3])).Draw();

        var measured = Bars(svg, ChartStyle.Measured);
        var predicted = Bars(svg, ChartStyle.Predicted);
        Assert.Equal(2, Height(measured[1]) / Height(measured[0]), 2);
        Assert.Equal(3, Height(predicted[1]) / Height(predicted[0]), 2);
        Assert.All(measured.Concat(predicted), bar => Assert.Equal(Bottom(measured[0]), Bottom(bar), 1));
    }

    [Fact]
    public void Every_bar_says_its_name_value_and_unit()
    {
        var svg = Chart(["a", "b"], new Series("measured", ChartStyle.Measured, [2, 0.4567])).Draw();

        Assert.Equal(["a, measured: 2.00 ms", "b, measured: 0.457 ms"], Bars(svg, ChartStyle.Measured).Select(bar => bar.Element("title")!.Value));
    }

    [Fact]
    public void The_picture_has_a_title_and_a_description_that_it_refers_to()
    {
        var svg = Chart(["a"], new Series("measured", ChartStyle.Measured, [1])).Draw();

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(
            [("Times", "title"), ("One bar.", "desc")],
            svg.Attribute("aria-labelledby")!.Value.Split(' ')
                .Select(id => svg.Elements().Single(element => element.Attribute("id")?.Value == id))
                .Select(element => (element.Value, element.Name.LocalName)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(65)]
    [InlineData(500)]
    public void Everything_lies_inside_the_picture_however_many_bars_there_are(int count)
    {
        var random = new Random(count);
        ImmutableArray<string> names = [.. Enumerable.Range(0, count).Select(index => new string('x', 1 + random.Next(40)))];
        var svg = Chart(names, new Series("measured", ChartStyle.Measured, [.. names.Select(_ => random.NextDouble())])).Draw();
        var (width, height) = (Number(svg, "width"), Number(svg, "height"));

        Assert.Equal(count, Bars(svg, ChartStyle.Measured).Length);
        Assert.All(svg.Elements("rect"), bar =>
        {
            Assert.InRange(Number(bar, "x"), 0, width - Number(bar, "width"));
            Assert.InRange(Number(bar, "y"), 0, height - Height(bar));
        });
        Assert.All(svg.Elements("text"), text => Assert.InRange(Number(text, "x"), 0, width));
        Assert.All(svg.Elements("text"), text => Assert.InRange(Number(text, "y"), 0, height));
    }

    [Fact]
    public void A_name_with_markup_stays_a_name()
    {
        const string Name = "<script>\"&'";
        var svg = XElement.Parse(Chart([Name], new Series("measured", ChartStyle.Measured, [1])).Draw().ToString());

        Assert.Empty(svg.Descendants("script"));
        Assert.Contains(svg.Elements("text"), text => text.Value == Name);
    }

    private static BarChart Chart(ImmutableArray<string> names, params ImmutableArray<Series> series) =>
        new("times", "Times", "One bar.", "ms", names, series, Scale.Linear(series.SelectMany(bars => bars.Values)));

    /// <summary>The bars of a series; the legend's swatch has no title.</summary>
    private static XElement[] Bars(XElement svg, string style) =>
        [.. svg.Elements("rect").Where(element => element.Attribute("class")!.Value == style && element.Element("title") is not null)];

    private static double Bottom(XElement bar) => Number(bar, "y") + Height(bar);

    private static double Height(XElement bar) => Number(bar, "height");

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
