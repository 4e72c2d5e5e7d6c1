using System.Collections.Immutable;
using System.Xml.Linq;

namespace Neurosurgeon.Reports.Charts;

/// <summary>What lies around the bars of a chart: axis, grid and names. Pictures of few and of many bars look alike.</summary>
internal sealed class Frame
{
    private const double PlotHeight = 260;
    private const double Top = 44;
    private const double AxisWidth = 62;
    private const double RightMargin = 14;
    private const double AimedPlotWidth = 880;
    private const double NarrowestSlot = 14;
    private const double WidestSlot = 120;

    private readonly CategoryLabels _labels;
    private readonly int _slots;

    /// <summary>Lays a chart out.</summary>
    /// <param name="names">The names below the bars, at least one.</param>
    /// <param name="scale">The scale of the upright axis.</param>
    public Frame(ImmutableArray<string> names, Scale scale)
    {
        Scale = scale;
        _slots = names.Length;
        SlotWidth = Math.Clamp(AimedPlotWidth / _slots, NarrowestSlot, WidestSlot);
        _labels = new CategoryLabels(names, SlotWidth);
        Left = Math.Max(AxisWidth, _labels.LeftOverhang + 4);
    }

    /// <summary>The scale of the upright axis.</summary>
    public Scale Scale { get; }

    /// <summary>How far a bar's middle is from the next.</summary>
    public double SlotWidth { get; }

    /// <summary>Where the first slot begins.</summary>
    public double Left { get; }

    /// <summary>Where the level axis lies.</summary>
    public double Axis => Top + PlotHeight;

    /// <summary>The width of the picture.</summary>
    public double Width => Left + _slots * SlotWidth + RightMargin;

    /// <summary>The height of the picture.</summary>
    public double Height => Axis + _labels.Height + 8;

    /// <summary>The height of a value above the axis.</summary>
    public double HeightOf(double value) => Scale.Fraction(value) * PlotHeight;

    /// <summary>Draws the axes, the grid and the names.</summary>
    /// <param name="unit">What the upright axis counts.</param>
    public IEnumerable<XElement> Draw(string unit)
    {
        yield return Svg.Text("unit", 2, Top - 12, Scale.IsLogarithmic ? $"{unit}, logarithmic" : unit);
        foreach (var tick in Scale.Ticks)
        {
            var y = Axis - HeightOf(tick);
            yield return Svg.Line(tick == Scale.Least ? "axis" : "grid", Left, y, Left + _slots * SlotWidth, y);
            yield return Svg.Text("end", Left - 6, y + 4, Quantity.Tick(tick));
        }

        foreach (var label in _labels.Draw(Left, Axis))
            yield return label;
    }
}
