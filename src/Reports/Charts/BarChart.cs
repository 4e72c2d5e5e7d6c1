using System.Collections.Immutable;
using System.Xml.Linq;

namespace Neurosurgeon.Reports.Charts;

/// <summary>A chart of upright bars, those of several series side by side.</summary>
/// <param name="Id">Its name in the page; unique there.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What is to be seen in it, for who does not see it.</param>
/// <param name="Unit">The unit of all values.</param>
/// <param name="Names">The names of the slots, at least one.</param>
/// <param name="Series">The bars; each series has a value a slot.</param>
/// <param name="Scale">The scale of the values.</param>
internal sealed record BarChart(
    string Id, string Title, string Description, string Unit, ImmutableArray<string> Names, ImmutableArray<Series> Series, Scale Scale) : IChart
{
    private const double WidestBar = 34;
    private const double LeastHeight = 0.5;
    private const double SlotShare = 0.8;

    // A value above its bar takes this much room.
    private const double RoomForValue = 52;

    /// <inheritdoc />
    public XElement Draw()
    {
        var frame = new Frame(Names, Scale);
        return Svg.Picture(
            Id, Title, Description, frame.Width, frame.Height,
            frame.Draw(Unit), Legend.Draw(Series, frame.Left), Enumerable.Range(0, Names.Length).SelectMany(slot => Bars(frame, slot)));
    }

    private IEnumerable<XElement> Bars(Frame frame, int slot)
    {
        var barWidth = Math.Min(frame.SlotWidth * SlotShare / Series.Length, WidestBar);
        var x = frame.Left + (slot + 0.5) * frame.SlotWidth - barWidth * Series.Length / 2;
        foreach (var series in Series)
        {
            var value = series.Values[slot];
            var height = value > 0 ? Math.Max(frame.HeightOf(value), LeastHeight) : 0;
            yield return Svg.Rectangle(series.Style, x, frame.Axis - height, barWidth, height, $"{Names[slot]}, {series.Name}: {Quantity.Text(value)} {Unit}");
            if (Series.Length == 1 && frame.SlotWidth >= RoomForValue)
                yield return Svg.Text("middle", x + barWidth / 2, frame.Axis - height - 4, Quantity.Text(value));
            x += barWidth;
        }
    }
}
