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

    /// <summary>How many elements a run has; it divides the tensor's. Both nodes know the shape, so that it does not cross the link.</summary>
    /// <param name="shape">The tensor's shape: rows or images, channels, and what a channel's plane is made of.</param>
    public virtual int RunLength(ReadOnlySpan<int> shape) => ElementCount(shape);

    /// <summary>Whether floats stay near to what they are: no lossy form takes NaN, infinities or what is too large for it.</summary>
    public abstract bool Takes(ReadOnlySpan<float> values);

    /// <summary>Writes the head of a run.</summary>
    /// <param name="run">All elements of the run.</param>
    /// <param name="head">Where it goes; <see cref="HeadBytes"/> long.</param>
    public virtual void WriteHead(ReadOnlySpan<float> run, Span<byte> head)
    {
    }

    /// <summary>Writes elements of a run.</summary>
    /// <param name="head">The run's head.</param>
    /// <param name="values">The elements.</param>
    /// <param name="bytes">Where they go; it may be longer than they take.</param>
    public abstract void Write(ReadOnlySpan<byte> head, ReadOnlySpan<float> values, Span<byte> bytes);

    /// <summary>Reads elements of a run: as many as <paramref name="bytes"/> hold.</summary>
    /// <param name="head">The run's head.</param>
    /// <param name="bytes">The elements.</param>
    /// <param name="values">Where they go; it may be longer than they are.</param>
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
