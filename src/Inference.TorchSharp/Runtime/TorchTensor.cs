using Neurosurgeon.Models.Layers;
using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Runtime;

/// <summary>Between this project's tensors and libtorch's.</summary>
internal static class TorchTensor
{
    /// <summary>A tensor of libtorch with these elements. Copied: TorchSharp makes none over memory that it does not own.</summary>
    public static torch.Tensor Copy(TensorInfo info, ReadOnlySpan<byte> data)
    {
        torch.Tensor tensor = torch.empty(Dimensions(info), Type(info.ElementType));
        data.CopyTo(tensor.bytes);
        return tensor;
    }

    /// <summary>A tensor over libtorch's own memory, without copy where that is the processor's and without gaps.</summary>
    /// <exception cref="InferenceException">Another shape or type was computed than the graph states.</exception>
    public static Tensor Take(TensorInfo info, torch.Tensor computed)
    {
        if (computed.dtype != Type(info.ElementType) || !computed.shape.AsSpan().SequenceEqual(Dimensions(info)))
        {
            throw new InferenceException(
                $"TorchSharp computed {info.Name} as {string.Join('×', computed.shape)} {computed.dtype}, but the graph states {info}.");
        }

        using torch.Tensor near = computed.cpu();
        torch.Tensor owned = near.contiguous().DetachFromDisposeScope();
        return Tensor.FromMemory(info, new NativeMemory(owned.bytes).Memory, owned);
    }

    private static torch.ScalarType Type(ElementType type) => type switch
    {
        ElementType.Float32 => torch.ScalarType.Float32,
        ElementType.Int64 => torch.ScalarType.Int64,
        _ => throw new InferenceException($"TorchSharp is not given elements of the type {type}."),
    };

    private static long[] Dimensions(TensorInfo info) => Array.ConvertAll(info.Shape.ToArray(), dimension => (long)dimension);
}
