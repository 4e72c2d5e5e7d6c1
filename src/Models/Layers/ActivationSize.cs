using System.Collections.Immutable;

namespace Neurosurgeon.Models.Layers;

/// <summary>Sizes of an activation, each at least 1.</summary>
/// <param name="Batch">Images, or rows of a matrix.</param>
/// <param name="Channels">Channels of an image, or columns of a matrix.</param>
/// <param name="Height">Rows of an image; of more than two spatial dimensions the product of all but the last.</param>
/// <param name="Width">Columns of an image.</param>
public readonly record struct ActivationSize(int Batch, int Channels, int Height, int Width)
{
    /// <summary>Number of elements.</summary>
    public long Elements => (long)Batch * Channels * Height * Width;

    /// <summary>The sizes of N×C×…, of rows × columns, or of a vector.</summary>
    internal static ActivationSize OfImages(ImmutableArray<int> shape) => shape.Length switch
    {
        0 => new(1, 1, 1, 1),
        1 => new(1, shape[0], 1, 1),
        2 => new(shape[0], shape[1], 1, 1),
        _ => new(shape[0], shape[1], Product(shape[2..^1]), shape[^1]),
    };

    /// <summary>The sizes of what a matrix product reads or makes: columns are the last dimension, all others are rows.</summary>
    internal static ActivationSize OfRows(ImmutableArray<int> shape) =>
        shape.Length == 0 ? new(1, 1, 1, 1) : new(Product(shape[..^1]), shape[^1], 1, 1);

    // A tensor has less than 2³¹ bytes, so each product of its dimensions fits.
    private static int Product(ImmutableArray<int> dimensions) => (int)TensorShape.ElementCount(dimensions.AsSpan());
}
