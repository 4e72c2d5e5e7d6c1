using Google.Protobuf;
using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Inference.Torch.Tests.Operators;

/// <summary>Attributes of a tested node.</summary>
internal static class Set
{
    public static AttributeProto To(string name, long value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    public static AttributeProto To(string name, long[] values) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { values } };

    public static AttributeProto To(string name, float value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value };

    public static AttributeProto To(string name, string value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(value) };
}
