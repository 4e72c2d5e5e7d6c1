namespace Neurosurgeon.Reports.Charts;

/// <summary>An axis of a map.</summary>
/// <param name="Title">What it shows, with the unit.</param>
/// <param name="Scale">Its scale.</param>
/// <param name="Marked">The value that is marked.</param>
internal sealed record Axis(string Title, Scale Scale, double Marked);
