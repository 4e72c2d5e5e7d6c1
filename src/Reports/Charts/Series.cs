using System.Collections.Immutable;

namespace Neurosurgeon.Reports.Charts;

/// <summary>The bars of one colour.</summary>
/// <param name="Name">What they show, for the legend.</param>
/// <param name="Style">Their style class, see <see cref="ChartStyle"/>.</param>
/// <param name="Values">A value a slot; not negative.</param>
internal sealed record Series(string Name, string Style, ImmutableArray<double> Values);
