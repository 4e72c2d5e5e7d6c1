namespace Neurosurgeon.Models.Layers;

/// <summary>The type of a tensor's elements; the values are ONNX's own.</summary>
public enum ElementType
{
    /// <summary>IEEE 754 single precision, 4 bytes.</summary>
    Float32 = 1,

    /// <summary>Signed 64-bit integer, 8 bytes: the shape operand of a Reshape, or what an argmax makes.</summary>
    Int64 = 7,
}

/// <summary>Sizes of element types.</summary>
public static class ElementTypes
{
    /// <summary>Bytes that one element takes.</summary>
    public static int SizeBytes(this ElementType type) => type switch
    {
        ElementType.Float32 => 4,
        ElementType.Int64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This element type has no known size."),
    };
}
