using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Neurosurgeon.Codecs;

/// <summary>A form in which a tensor of floats can cross the link. There is one instance of each.</summary>
public sealed class TensorEncoding
{
    private TensorEncoding(byte id, string name, ElementForm form, bool isSparse = false) =>
        (Id, Name, Form, IsSparse) = (id, name, form, isSparse);

    /// <summary>The floats as they are; every tensor may cross so.</summary>
    public static TensorEncoding Float32 { get; } = new(0, "float32", new Float32Form());

    /// <summary>All of them, in the order of preference: of two that cost the same, the planner takes the one that comes first.</summary>
    public static ImmutableArray<TensorEncoding> All { get; } =
    [
        Float32,
        new(1, "float16", new Float16Form()),
        new(2, "int8", new Int8Form()),
        new(3, "sparse", new Float32Form(), isSparse: true),
        new(4, "sparse_float16", new Float16Form(), isSparse: true),
        new(5, "sparse_int8", new Int8Form(), isSparse: true),
    ];

    // What is static is made in the order of the text: these after All.
    private static readonly FrozenDictionary<int, TensorEncoding> Ids = All.ToFrozenDictionary(encoding => (int)encoding.Id);
    private static readonly FrozenDictionary<string, TensorEncoding> Names = All.ToFrozenDictionary(encoding => encoding.Name);

    /// <summary>Its number on the wire. Nodes of different builds agree on it, so that it never changes.</summary>
    public byte Id { get; }

    /// <summary>What a person and a program call it, for example <c>sparse_float16</c>.</summary>
    public string Name { get; }

    /// <summary>Whether zeros are left out: a bit for each float says whether it is one, and the others are written.</summary>
    public bool IsSparse { get; }

    /// <summary>Whether every float, zeros of both signs and each NaN included, comes out bit for bit as it went in.</summary>
    public bool IsLossless => AssumedError == 0;

    /// <summary>
    /// By how much it is assumed to change a network's output, as a share of its largest magnitude, where that is not
    /// measured; 0 without loss.
    /// </summary>
    public double AssumedError => Form.AssumedError;

    /// <summary>How the floats themselves are written, those that are left out aside.</summary>
    internal ElementForm Form { get; }

    /// <summary>The encoding of a number on the wire; null where there is none.</summary>
    public static TensorEncoding? ById(int id) => Ids.GetValueOrDefault(id);

    /// <summary>The encoding of a name; null where there is none.</summary>
    public static TensorEncoding? ByName(string name) => Names.GetValueOrDefault(name);

    /// <summary>Its <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
