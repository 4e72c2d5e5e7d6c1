using System.Globalization;

namespace Neurosurgeon.Models.Layers;

/// <summary>A layer's index as the name of its nodes, to be found again in the names that an engine makes of them.</summary>
public static class LayerMark
{
    private const string Before = "layer#";
    private const char After = '#';

    /// <summary>The mark of a layer, for example <c>layer#12#</c>.</summary>
    public static string Of(int layer) => string.Create(CultureInfo.InvariantCulture, $"{Before}{layer}{After}");

    /// <summary>The layer that is marked in a name, such as <c>layer#12#_nchwc</c>; null if none is.</summary>
    public static int? Find(ReadOnlySpan<char> name)
    {
        int start = name.IndexOf(Before);
        if (start < 0)
            return null;
        ReadOnlySpan<char> rest = name[(start + Before.Length)..];
        int end = rest.IndexOf(After);
        return end > 0 && int.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out int layer) ? layer : null;
    }
}
