using System.Collections.Immutable;

namespace Neurosurgeon.Models.Operators;

/// <summary>ArgMax along one axis.</summary>
internal static class Selection
{
    public static IReadOnlyCollection<long> OutputShape(NodeContext context)
    {
        ImmutableArray<int> input = context.Shape(0, minimumRank: 1);
        int axis = context.Axis(input.Length, otherwise: 0);
        return context.Integer("keepdims", 1) != 0 ? input.SetItem(axis, 1).ToLong() : input.RemoveAt(axis).ToLong();
    }

    /// <summary>A comparison for each element.</summary>
    public static long Flops(NodeContext context, ImmutableArray<int> output) => context.Input(0).ElementCount;
}
