namespace Neurosurgeon.Codecs;

/// <summary>
/// How single floats are written, one after another. A tensor is one run of elements or several; each run may have a head,
/// which says what its elements mean.
/// </summary>
internal abstract class ElementForm
{
    /// <summary>Bytes of one float.</summary>
    public abstract int ElementBytes { get; }

    /// <summary>Bytes of a run's head.</summary>
    public virtual int HeadBytes => 0;

    /// <summary>What <see cref="TensorEncoding.AssumedError"/> says.</summary>
    public abstract double AssumedError { get; }

    /// <summary>How many elements a run has; it divides the tensor's. Both nodes know the shape, so that it does not cross.</summary>
    public virtual int RunLength(ReadOnlySpan<int> shape) => ElementCount(shape);

    /// <summary>Whether floats stay near to what they are: no lossy form takes NaN, infinities or what is too large for it.</summary>
    public abstract bool Takes(ReadOnlySpan<float> values);

    /// <summary>Writes the head of a run, all of whose elements are given.</summary>
    public virtual void WriteHead(ReadOnlySpan<float> run, Span<byte> head)
    {
    }

    /// <summary>Writes elements of a run; <paramref name="bytes"/> may be longer than they take.</summary>
    public abstract void Write(ReadOnlySpan<byte> head, ReadOnlySpan<float> values, Span<byte> bytes);

    /// <summary>Reads as many elements of a run as <paramref name="bytes"/> hold.</summary>
    /// <exception cref="InvalidDataException">The head is none.</exception>
    public abstract void Read(ReadOnlySpan<byte> head, ReadOnlySpan<byte> bytes, Span<float> values);

    /// <summary>How many elements a tensor of a shape has.</summary>
    public static int ElementCount(ReadOnlySpan<int> shape)
    {
        var count = 1;
        foreach (var dimension in shape)
            count = checked(count * dimension);
        return count;
    }
}
