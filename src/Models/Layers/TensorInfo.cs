using System.Collections.Immutable;

namespace Neurosurgeon.Models.Layers;

/// <summary>A tensor's name, shape and element type; two with the same content are equal.</summary>
/// <param name="Name">The tensor's name in the graph.</param>
/// <param name="Shape">Its dimensions, each at least 1; empty for a scalar.</param>
/// <param name="ElementType">The type of its elements.</param>
public sealed record TensorInfo(string Name, ImmutableArray<int> Shape, ElementType ElementType)
{
    /// <summary>Number of elements: the product of the dimensions.</summary>
    public long ElementCount => TensorShape.ElementCount(Shape.AsSpan());

    /// <summary>Bytes that the elements take, without any padding.</summary>
    public long Bytes => ElementCount * ElementType.SizeBytes();

    /// <inheritdoc/>
    public bool Equals(TensorInfo? other) =>
        other is not null
        && Name == other.Name
        && ElementType == other.ElementType
        && Shape.AsSpan().SequenceEqual(other.Shape.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Name);
        hash.Add(ElementType);
        foreach (int dimension in Shape)
            hash.Add(dimension);
        return hash.ToHashCode();
    }

    /// <summary>For example <c>input 1×3×224×224 Float32</c>.</summary>
    public override string ToString() => $"{Name} {string.Join('×', Shape)} {ElementType}";
}
