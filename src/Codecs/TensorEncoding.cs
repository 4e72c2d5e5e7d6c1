namespace Neurosurgeon.Codecs;

/// <summary>The forms in which a tensor of floats can cross the link; the numbers are those of the protocol.</summary>
public enum TensorEncoding
{
    /// <summary>The floats as they are.</summary>
    Float32 = 0,

    /// <summary>Each rounded to half precision.</summary>
    Float16 = 1,

    /// <summary>Each rounded to one of 256 steps between the least and the largest of its run; see <see cref="Runs"/>.</summary>
    Int8 = 2,

    /// <summary>A bit for each that says whether it is zero, and those that are not as they are.</summary>
    Sparse = 3,

    /// <summary>As <see cref="Sparse"/>, those that are not zero as <see cref="Float16"/>.</summary>
    SparseFloat16 = 4,

    /// <summary>As <see cref="Sparse"/>, those that are not zero as <see cref="Int8"/>.</summary>
    SparseInt8 = 5,
}

/// <summary>What the encodings have in common and what not.</summary>
public static class TensorEncodings
{
    /// <summary>All of them, in the order of their numbers.</summary>
    public static IReadOnlyList<TensorEncoding> All { get; } = Enum.GetValues<TensorEncoding>();

    /// <summary>Whether every float, zeros of both signs and each NaN included, comes out bit for bit as it went in.</summary>
    public static bool IsLossless(this TensorEncoding encoding) => encoding is TensorEncoding.Float32 or TensorEncoding.Sparse;

    /// <summary>Whether zeros are left out.</summary>
    public static bool IsSparse(this TensorEncoding encoding) => encoding >= TensorEncoding.Sparse;

    /// <summary>The lossy encoding that loses less, zeros left out or not alike; null where there is none.</summary>
    public static TensorEncoding? NextFiner(this TensorEncoding encoding) => encoding switch
    {
        TensorEncoding.Int8 => TensorEncoding.Float16,
        TensorEncoding.SparseInt8 => TensorEncoding.SparseFloat16,
        _ => null,
    };

    /// <summary>What a person and a program call it, for example <c>sparse_float16</c>.</summary>
    public static string Name(this TensorEncoding encoding) => encoding switch
    {
        TensorEncoding.Float32 => "float32",
        TensorEncoding.Float16 => "float16",
        TensorEncoding.Int8 => "int8",
        TensorEncoding.Sparse => "sparse",
        TensorEncoding.SparseFloat16 => "sparse_float16",
        TensorEncoding.SparseInt8 => "sparse_int8",
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "There is no such encoding."),
    };

    /// <summary>The encoding of a name.</summary>
    public static bool TryParse(string name, out TensorEncoding encoding)
    {
        encoding = All.FirstOrDefault(known => known.Name() == name);
        return encoding.Name() == name;
    }

    /// <summary>How the floats themselves are written, those that are left out aside.</summary>
    internal static TensorEncoding Dense(this TensorEncoding encoding) => encoding switch
    {
        TensorEncoding.Sparse => TensorEncoding.Float32,
        TensorEncoding.SparseFloat16 => TensorEncoding.Float16,
        TensorEncoding.SparseInt8 => TensorEncoding.Int8,
        _ => encoding,
    };
}
