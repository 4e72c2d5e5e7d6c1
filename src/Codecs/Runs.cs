namespace Neurosurgeon.Codecs;

/// <summary>
/// The runs of elements that <see cref="TensorEncoding.Int8"/> gives steps of their own: the plane of a channel, or a row
/// of a matrix, where these are long enough to be worth it; otherwise all elements are one run. Other encodings take a
/// tensor as one run. Both nodes know the shape, so that nothing of this crosses the link.
/// </summary>
internal static class Runs
{
    // Eight bytes of steps beside 64 or more of elements.
    private const int ShortestElements = 64;

    /// <summary>How many elements a run has; it divides the tensor's.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="shape">The tensor's shape: rows or images, channels, and what a channel's plane is made of.</param>
    public static int Length(TensorEncoding encoding, ReadOnlySpan<int> shape)
    {
        var elements = Product(shape);
        if (encoding.Dense() != TensorEncoding.Int8)
            return elements;

        var plane = shape.Length > 2 ? Product(shape[2..]) : 0;
        var row = shape.Length > 1 ? Product(shape[1..]) : 0;
        return plane >= ShortestElements ? plane : row >= ShortestElements ? row : elements;
    }

    private static int Product(ReadOnlySpan<int> dimensions)
    {
        var product = 1;
        foreach (var dimension in dimensions)
            product = checked(product * dimension);
        return product;
    }
}
