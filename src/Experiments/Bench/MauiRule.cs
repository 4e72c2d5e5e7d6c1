using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Experiments.Bench;

/// <summary>
/// Where offloading by control, as MAUI does it (Cuervo et al., MobiSys 2010), cuts a network: where the least state has to be
/// moved, whatever the layers on either side take. Figure 13 of the paper compares with it.
/// </summary>
internal static class MauiRule
{
    /// <summary>The cut that the fewest bytes cross, of those that offload at all; of equals the first, which offloads most.</summary>
    public static int Cut(ImmutableArray<Cut> cuts) => cuts[..^1].MinBy(cut => cut.Bytes)!.Index;
}
