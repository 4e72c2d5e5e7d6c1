using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Onnx;

/// <summary>ONNX's description of a graph's input or output.</summary>
internal static class ValueInfo
{
    public static ValueInfoProto Create(TensorInfo tensor)
    {
        var shape = new TensorShapeProto();
        foreach (int dimension in tensor.Shape)
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = dimension });
        return new ValueInfoProto
        {
            Name = tensor.Name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = (int)tensor.ElementType, Shape = shape },
            },
        };
    }
}
