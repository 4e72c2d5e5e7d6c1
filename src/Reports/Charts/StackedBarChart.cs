using System.Collections.Immutable;
using System.Xml.Linq;

namespace Neurosurgeon.Reports.Charts;

/// <summary>A chart of upright bars, those of several series on top of one another, with the sum above and one slot marked.</summary>
/// <param name="Id">Its name in the page; unique there.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What is to be seen in it, for who does not see it.</param>
/// <param name="Unit">The unit of all values.</param>
/// <param name="Names">The names of the slots, at least one.</param>
/// <param name="Series">The parts, from the axis up; each has a value a slot.</param>
/// <param name="Marked">The slot that is marked.</param>
/// <param name="Mark">What the mark says.</param>
internal sealed record StackedBarChart(
    string Id, string Title, string Description, string Unit, ImmutableArray<string> Names, ImmutableArray<Series> Series, int Marked, string Mark) : IChart
{
    private const double WidestBar = 44;
    private const double SlotShare = 0.8;

    // A sum above its bar takes this much room.
    private const double RoomForSum = 52;
    private const double LineHeight = 12;

    /// <inheritdoc />
    public XElement Draw()
    {
        var frame = new Frame(Names, Scale.Linear(Enumerable.Range(0, Names.Length).Select(Sum)));
        return Svg.Picture(
            Id, Title, Description, frame.Width, frame.Height,
            frame.Draw(Unit), Legend.Draw(Series, frame.Left), Enumerable.Range(0, Names.Length).SelectMany(slot => Bar(frame, slot)), MarkAbove(frame));
    }

    private double Sum(int slot) => Series.Sum(series => series.Values[slot]);

    private IEnumerable<XElement> Bar(Frame frame, int slot)
    {
        var width = Math.Min(frame.SlotWidth * SlotShare, WidestBar);
        var middle = frame.Left + (slot + 0.5) * frame.SlotWidth;
        var below = 0.0;
        foreach (var series in Series.Where(series => series.Values[slot] > 0))
        {
            var (from, to) = (frame.HeightOf(below), frame.HeightOf(below + series.Values[slot]));
            yield return Svg.Rectangle(
                series.Style, middle - width / 2, frame.Axis - to, width, to - from,
                $"{Names[slot]}, {series.Name}: {Quantity.Text(series.Values[slot])} of {Quantity.Text(Sum(slot))} {Unit}");
            below += series.Values[slot];
        }

        if (frame.SlotWidth >= RoomForSum)
            yield return Svg.Text("middle", middle, Above(frame, slot), Quantity.Text(below));
    }

    // Drawn last: higher bars may stand beside it.
    private XElement MarkAbove(Frame frame) => Svg.Text(
        "mark middle", frame.Left + (Marked + 0.5) * frame.SlotWidth, Above(frame, Marked) - (frame.SlotWidth >= RoomForSum ? LineHeight : 0), Mark);

    private double Above(Frame frame, int slot) => frame.Axis - frame.HeightOf(Sum(slot)) - 4;
}
