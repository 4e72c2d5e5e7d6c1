using System.Collections.Immutable;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Operators;

/// <summary>BatchNormalization (inference), LRN and Softmax: the shape stays as it is.</summary>
internal static class Normalization
{
    public static IReadOnlyCollection<long> BatchShape(NodeContext context)
    {
        ImmutableArray<int> input = context.Shape(0, minimumRank: 2);
        if (context.Integer("training_mode", 0) != 0)
            throw context.Error("it is in training mode; only inference is supported");
        for (int statistic = 1; statistic <= 4; statistic++)
        {
            if (!context.Shape(statistic).SequenceEqual([input[1]]))
                throw context.Error($"its input {statistic} does not have one value for each of {input[1]} channels");
        }

        return input.ToLong();
    }

    public static IReadOnlyCollection<long> LocalResponseShape(NodeContext context)
    {
        if (context.Integer("size", 0) is < 1 or > int.MaxValue)
            throw context.Error("its attribute size is missing or not positive");
        return context.Shape(0, minimumRank: 3).ToLong();
    }

    /// <summary>A square and a sum for each neighbour, then scale, add, power and divide.</summary>
    public static long LocalResponseFlops(NodeContext context, ImmutableArray<int> output) =>
        checked(TensorShape.ElementCount(output.AsSpan()) * ((2 * context.Integer("size", 0)) + 4));

    /// <summary>Maximum, subtract, exponential, sum and divide.</summary>
    public static long SoftmaxFlops(NodeContext context, ImmutableArray<int> output) =>
        5 * TensorShape.ElementCount(output.AsSpan());
}
