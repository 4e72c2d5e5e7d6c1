using Neurosurgeon.LinkEmulation;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>A link whose conditions do not change.</summary>
/// <param name="Name">As <c>--network</c> takes it.</param>
/// <param name="Conditions">Its conditions.</param>
/// <param name="Radio">What an edge sends with there; null where that is not known.</param>
internal sealed record BenchLink(string Name, LinkConditions Conditions, string? Radio);
