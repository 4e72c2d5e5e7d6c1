namespace Neurosurgeon.Planning.Assignment;

/// <summary>The assignment that was found for a target, and how good it is known to be.</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="MeetsBound">
/// Whether it is quick enough for the target. Where it is not, nothing that was found is, and it is the quickest.
/// </param>
/// <param name="Score">What the target makes of it; its total in milliseconds where it does not meet the bound.</param>
/// <param name="LowerBound">
/// No assignment that fits in a message, and meets the bound, has a lower score. It is <paramref name="Score"/> itself
/// where neither limit stands in the way of the best: a minimum cut is then exact. Under a limit that does, the best of
/// the positions and of the minimum cuts found along the limit's price is taken, and this may be less.
/// </param>
public readonly record struct AssignmentChoice(LayerAssignment Assignment, bool MeetsBound, double Score, double LowerBound)
{
    /// <summary>Whether it meets the target better than another does; of equals, whether it keeps more on the edge.</summary>
    internal bool IsBetterThan(in AssignmentChoice other) =>
        MeetsBound != other.MeetsBound ? MeetsBound
        : Score != other.Score ? Score < other.Score
        : Assignment.EdgeLayers.Count > other.Assignment.EdgeLayers.Count;
}
