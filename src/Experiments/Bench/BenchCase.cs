using Neurosurgeon.Hosts.Input;
using Neurosurgeon.LinkEmulation;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>What one cell runs.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="Network">The emulated link.</param>
/// <param name="EdgeSpeed">The share of its speed that the edge is left with.</param>
internal sealed record BenchCase(string Model, NetworkText Network, double EdgeSpeed)
{
    /// <summary>The link's conditions, which do not change.</summary>
    public LinkConditions Link => Network.Trace.At(0);

    /// <summary>What a person calls it.</summary>
    public override string ToString() => $"{Model} on {Network.Text}, {BenchText.Edge(EdgeSpeed)}";
}
