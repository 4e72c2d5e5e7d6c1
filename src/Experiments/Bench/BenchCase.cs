namespace Neurosurgeon.Experiments.Bench;

/// <summary>What one cell runs.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="Link">The emulated link.</param>
/// <param name="EdgeSpeed">The share of its speed that the edge is left with.</param>
internal sealed record BenchCase(string Model, BenchLink Link, double EdgeSpeed)
{
    /// <summary>What a person calls it.</summary>
    public override string ToString() => $"{Model} on {Link.Name}, {BenchText.Edge(EdgeSpeed)}";
}
