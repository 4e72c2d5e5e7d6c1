using System.Collections.Immutable;

namespace Neurosurgeon.Models.Layers;

/// <summary>Arithmetic on shapes that may come from a file, so every product is checked.</summary>
internal static class TensorShape
{
    /// <summary>The product of the dimensions.</summary>
    /// <exception cref="OverflowException">The product does not fit a long.</exception>
    public static long ElementCount(ReadOnlySpan<int> shape)
    {
        long count = 1;
        foreach (int dimension in shape)
            count = checked(count * dimension);
        return count;
    }

    /// <summary>A shape whose dimensions are all positive and whose bytes fit one .NET span, or null.</summary>
    public static ImmutableArray<int>? Checked(IReadOnlyCollection<long> dimensions, ElementType type)
    {
        var shape = ImmutableArray.CreateBuilder<int>(dimensions.Count);
        long bytes = type.SizeBytes();
        foreach (long dimension in dimensions)
        {
            // Both factors stay below 2^31, so their product cannot overflow.
            if (dimension is < 1 or > int.MaxValue || (bytes *= dimension) > int.MaxValue)
                return null;
            shape.Add((int)dimension);
        }

        return shape.MoveToImmutable();
    }
}
