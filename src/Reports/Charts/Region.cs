namespace Neurosurgeon.Reports.Charts;

/// <summary>A region of a map.</summary>
/// <param name="Name">What it is, for the legend.</param>
/// <param name="Style">Its style class, see <see cref="ChartStyle"/>.</param>
internal sealed record Region(string Name, string Style);
