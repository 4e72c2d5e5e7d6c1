using System.Collections.Immutable;
using System.Numerics.Tensors;
using Neurosurgeon.Models.Layers;
using Tensor = Neurosurgeon.Inference.Tensor;

namespace Neurosurgeon.Reports.Runs;

/// <summary>What a classifier's output says.</summary>
internal static class OutputClasses
{
    /// <summary>
    /// The class of each row, a row being all that lies under one index of the first dimension: the index of its largest
    /// element. The integers of a network that ends with an argmax are classes already.
    /// </summary>
    public static ImmutableArray<long> Of(Tensor output)
    {
        if (output.Info.ElementType == ElementType.Int64)
            return [.. output.Integers];

        var rows = output.Info.Shape is [var first, ..] ? first : 1;
        var columns = output.Floats.Length / rows;
        var classes = ImmutableArray.CreateBuilder<long>(rows);
        for (var row = 0; row < rows; row++)
            classes.Add(TensorPrimitives.IndexOfMax(output.Floats.Slice(row * columns, columns)));
        return classes.MoveToImmutable();
    }
}
