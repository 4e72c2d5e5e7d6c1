using System.Collections.Immutable;
using System.Xml.Linq;

namespace Neurosurgeon.Reports.Charts;

/// <summary>The names below a chart's bars: level where there is room, else slanted, so that each has a line of its own.</summary>
internal sealed class CategoryLabels
{
    private const int MostCharacters = 24;
    private const double CharacterWidth = 6.4;
    private const double LineHeight = 16;
    private const double SlantDegrees = 60;
    private const double SlantRadians = SlantDegrees * Math.PI / 180;

    private readonly ImmutableArray<string> _texts;
    private readonly double _slotWidth;
    private readonly bool _isSlanted;

    /// <summary>Takes the names.</summary>
    /// <param name="names">One a slot, from left to right.</param>
    /// <param name="slotWidth">How far a slot is from the next.</param>
    public CategoryLabels(ImmutableArray<string> names, double slotWidth)
    {
        _texts = [.. names.Select(name => name.Length <= MostCharacters ? name : name[..(MostCharacters - 1)] + "…")];
        _slotWidth = slotWidth;
        var widest = _texts.Max(Width);
        _isSlanted = widest > slotWidth - CharacterWidth;
        Height = LineHeight + (_isSlanted ? widest * Math.Sin(SlantRadians) : 0);
        LeftOverhang = _isSlanted ? _texts.Select((text, slot) => Width(text) * Math.Cos(SlantRadians) - Centre(slot)).Max() : 0;
    }

    /// <summary>How much room they take below the axis.</summary>
    public double Height { get; }

    /// <summary>How far they reach out to the left of the first slot; may be negative.</summary>
    public double LeftOverhang { get; }

    /// <summary>Draws them.</summary>
    /// <param name="left">Where the first slot begins.</param>
    /// <param name="axis">Where the axis lies.</param>
    public IEnumerable<XElement> Draw(double left, double axis) => _texts.Select((text, slot) => _isSlanted
        ? Svg.Text("end", left + Centre(slot) + 4, axis + LineHeight - 4, text, -SlantDegrees)
        : Svg.Text("middle", left + Centre(slot), axis + LineHeight, text));

    private static double Width(string text) => text.Length * CharacterWidth;

    private double Centre(int slot) => (slot + 0.5) * _slotWidth;
}
