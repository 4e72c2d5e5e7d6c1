using System.Collections.Immutable;

namespace Neurosurgeon.Models.Building;

/// <summary>Where one weight lies in the weights file.</summary>
/// <param name="Plan">The weight.</param>
/// <param name="OffsetBytes">Its first byte, a multiple of 4096.</param>
internal sealed record WeightPlacement(WeightPlan Plan, long OffsetBytes)
{
    public long Bytes => Plan.Count * sizeof(float);
}

/// <summary>The order of weights in their file: one after the other, each beginning on a page.</summary>
internal sealed class WeightLayout
{
    private const long PageBytes = 4096;

    public WeightLayout(IReadOnlyList<WeightPlan> plans)
    {
        var placements = ImmutableArray.CreateBuilder<WeightPlacement>(plans.Count);
        foreach (WeightPlan plan in plans)
        {
            var placement = new WeightPlacement(plan, (FileBytes + PageBytes - 1) / PageBytes * PageBytes);
            placements.Add(placement);
            FileBytes = placement.OffsetBytes + placement.Bytes;
        }

        Placements = placements.MoveToImmutable();
    }

    public ImmutableArray<WeightPlacement> Placements { get; }

    /// <summary>Length of the whole file.</summary>
    public long FileBytes { get; private set; }
}
