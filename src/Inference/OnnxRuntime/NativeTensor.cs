using System.Buffers;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>Between this project's tensors and ONNX Runtime's, without copy in either direction.</summary>
internal static class NativeTensor
{
    /// <summary>An engine tensor over pinned bytes, which must outlive it.</summary>
    public static unsafe OrtValue Over(TensorInfo info, MemoryHandle pin) =>
        OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, Type(info.ElementType), Dimensions(info), (IntPtr)pin.Pointer, info.Bytes);

    /// <summary>A tensor over the engine's own memory, which it owns from now on.</summary>
    /// <exception cref="InferenceException">The engine made another shape or type than the graph states.</exception>
    public static Tensor Take(TensorInfo info, OrtValue value)
    {
        OrtTensorTypeAndShapeInfo made = value.GetTensorTypeAndShape();
        if (made.ElementDataType != Type(info.ElementType) || !made.Shape.AsSpan().SequenceEqual(Dimensions(info)))
        {
            throw new InferenceException(
                $"The engine computed {info.Name} as {string.Join('×', made.Shape)} {made.ElementDataType}, but the graph states {info}.");
        }

        return Tensor.FromMemory(info, new NativeMemory(value.GetTensorMutableRawData()).Memory, value);
    }

    private static TensorElementType Type(ElementType type) => type switch
    {
        ElementType.Float32 => TensorElementType.Float,
        ElementType.Int64 => TensorElementType.Int64,
        _ => throw new InferenceException($"ONNX Runtime is not given elements of the type {type}."),
    };

    private static long[] Dimensions(TensorInfo info) => Array.ConvertAll(info.Shape.ToArray(), dimension => (long)dimension);
}
