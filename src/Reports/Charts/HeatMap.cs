using System.Collections.Immutable;
using System.Xml.Linq;

namespace Neurosurgeon.Reports.Charts;

/// <summary>A map of regions over two quantities, a colour a region, with one place marked.</summary>
/// <param name="Id">Its name in the page; unique there.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What is to be seen in it, for who does not see it.</param>
/// <param name="Across">The level axis.</param>
/// <param name="Up">The upright axis.</param>
/// <param name="Regions">The regions, at least one, in the order of the legend.</param>
/// <param name="Cells">The region of each cell: rows from the bottom, each from the left, all of a length.</param>
internal sealed record HeatMap(
    string Id, string Title, string Description, Axis Across, Axis Up, ImmutableArray<Region> Regions, ImmutableArray<ImmutableArray<int>> Cells) : IChart
{
    private const double Left = 62;
    private const double Top = 44;
    private const double PlotWidth = 640;
    private const double PlotHeight = 320;
    private const double Bottom = Top + PlotHeight;
    private const double LegendGap = 18;
    private const double LegendLine = 20;
    private const double CrossArm = 8;

    /// <inheritdoc />
    public XElement Draw() => Svg.Picture(
        Id, Title, Description,
        Left + PlotWidth + LegendGap + Legend.Width(Regions.Select(region => region.Name)), Math.Max(Bottom + 44, Top + Regions.Length * LegendLine),
        Enumerable.Range(0, Cells.Length).SelectMany(Row), Axes(), Mark(), Entries());

    /// <summary>A row of cells, as one rectangle for each run of cells of a region.</summary>
    private IEnumerable<XElement> Row(int row)
    {
        var cells = Cells[row];
        var (cellWidth, cellHeight) = (PlotWidth / cells.Length, PlotHeight / Cells.Length);
        for (int start = 0, end; start < cells.Length; start = end)
        {
            end = start + 1;
            while (end < cells.Length && cells[end] == cells[start])
                end++;
            yield return Svg.Rectangle(
                Regions[cells[start]].Style, Left + start * cellWidth, Bottom - (row + 1) * cellHeight, (end - start) * cellWidth, cellHeight,
                $"{Regions[cells[start]].Name}: {Across.Title} {Share(Across, start, cells.Length)} to {Share(Across, end, cells.Length)}, {Up.Title} {Share(Up, row, Cells.Length)} to {Share(Up, row + 1, Cells.Length)}");
        }
    }

    private IEnumerable<XElement> Axes()
    {
        yield return Svg.Text("unit", 2, Top - 26, Up.Title);
        yield return Svg.Text("unit middle", Left + PlotWidth / 2, Bottom + 38, Across.Title);
        yield return Svg.Line("axis", Left, Bottom, Left + PlotWidth, Bottom);
        yield return Svg.Line("axis", Left, Top, Left, Bottom);
        foreach (var tick in Across.Scale.Ticks)
            yield return Svg.Text("middle", X(tick), Bottom + 18, Quantity.Tick(tick));
        foreach (var tick in Up.Scale.Ticks)
            yield return Svg.Text("end", Left - 6, Y(tick) + 4, Quantity.Tick(tick));
    }

    private IEnumerable<XElement> Mark()
    {
        var (x, y) = (X(Across.Marked), Y(Up.Marked));
        foreach (var style in (string[])["halo", "cross"])
        {
            yield return Svg.Line(style, x - CrossArm, y, x + CrossArm, y);
            yield return Svg.Line(style, x, y - CrossArm, x, y + CrossArm);
        }
    }

    private IEnumerable<XElement> Entries() => Regions.SelectMany((region, line) =>
        Legend.Entry(region.Name, region.Style, Left + PlotWidth + LegendGap, Top + line * LegendLine));

    private static string Share(Axis axis, int cell, int of) => Quantity.Text(axis.Scale.Value((double)cell / of));

    private double X(double value) => Left + Across.Scale.Fraction(value) * PlotWidth;

    private double Y(double value) => Bottom - Up.Scale.Fraction(value) * PlotHeight;
}
