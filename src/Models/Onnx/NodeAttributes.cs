using System.Collections.Immutable;

namespace Neurosurgeon.Models.Onnx;

/// <summary>The attributes of one node, by the names that the ONNX operator specification gives them.</summary>
public sealed class NodeAttributes
{
    private readonly ImmutableArray<AttributeProto> _attributes;

    internal NodeAttributes(NodeProto node) => _attributes = [.. node.Attribute];

    /// <summary>An integer, or the default where the attribute is absent.</summary>
    public long Integer(string name, long otherwise) => Find(name)?.I ?? otherwise;

    /// <summary>A list of integers; null where the attribute is absent.</summary>
    public ImmutableArray<long>? Integers(string name) => Find(name) is { } attribute ? [.. attribute.Ints] : null;

    /// <summary>A real number; null where the attribute is absent.</summary>
    public float? Real(string name) => Find(name)?.F;

    /// <summary>A text, or the default where the attribute is absent.</summary>
    public string Text(string name, string otherwise) => Find(name)?.S.ToStringUtf8() ?? otherwise;

    private AttributeProto? Find(string name) => _attributes.FirstOrDefault(attribute => attribute.Name == name);
}
