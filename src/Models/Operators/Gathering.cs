using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Operators;

/// <summary>Gather along one axis, by stored indices.</summary>
internal static class Gathering
{
    public static IReadOnlyCollection<long> OutputShape(NodeContext context)
    {
        ImmutableArray<int> input = context.Shape(0, minimumRank: 1);
        int axis = context.Axis(input.Length, otherwise: 0);
        foreach (long index in context.IntegerConstant(1))
        {
            if (index < -input[axis] || index >= input[axis])
                throw context.Error($"its index {index} is outside a dimension of {input[axis]}");
        }

        return input[..axis].AddRange(context.Input(1).Shape).AddRange(input[(axis + 1)..]).ToLong();
    }

    /// <summary>Where the indices are those of windows along the axis: the window's width and step.</summary>
    public static SlidingWindow Window(NodeContext context)
    {
        if (context.Input(1).Shape is not [> 0 and var windows, > 0 and var width])
            return SlidingWindow.None;
        ImmutableArray<long> indices = context.IntegerConstant(1);
        long step = windows > 1 ? indices[width] - indices[0] : 1;
        bool areWindows = step is > 0 and <= int.MaxValue
            && !indices.Where((index, position) => index != indices[0] + (position / width * step) + (position % width)).Any();
        return areWindows ? new SlidingWindow(1, width, 1, (int)step) : SlidingWindow.None;
    }
}
