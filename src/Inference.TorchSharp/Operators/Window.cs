using System.Collections.Immutable;
using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Operators;

/// <summary>The sliding window of a convolution or pooling over two spatial dimensions.</summary>
internal sealed class Window
{
    private readonly string _automatic;
    private readonly long[] _pads;

    private Window(string automatic, long[] pads, long[] strides, long[] dilations)
    {
        _automatic = automatic;
        _pads = pads;
        Strides = strides;
        Dilations = dilations;
    }

    public long[] Strides { get; }

    public long[] Dilations { get; }

    /// <exception cref="InferenceException">The node is set to something else than two dimensions, or to an unknown padding.</exception>
    public static Window Read(NodeDefinition node)
    {
        string automatic = node.Attributes.Text("auto_pad", "NOTSET");
        if (automatic is not ("NOTSET" or "VALID" or "SAME_UPPER" or "SAME_LOWER"))
            throw node.Error($"its auto_pad '{automatic}' is not known");
        return new Window(automatic, Read(node, "pads", 0, 0, 0, 0), Read(node, "strides", 1, 1), Read(node, "dilations", 1, 1));
    }

    /// <summary>
    /// Pads an input as far as libtorch does not do so itself, which takes the same padding at both ends, up to a limit.
    /// </summary>
    /// <param name="input">The input, N×C×H×W.</param>
    /// <param name="kernel">Height and width of the window.</param>
    /// <param name="value">What stands in the padding.</param>
    /// <param name="mostPadding">The limit.</param>
    /// <returns>The input, padded or as it was, and the padding that is left to libtorch: rows and columns at each end.</returns>
    public (torch.Tensor Input, long[] Padding) Pad(torch.Tensor input, ReadOnlySpan<long> kernel, double value, long mostPadding)
    {
        long[] shape = input.shape;
        (long top, long bottom) = Pads(0, shape[2], kernel[0]);
        (long left, long right) = Pads(1, shape[3], kernel[1]);
        return top == bottom && left == right && top <= mostPadding && left <= mostPadding
            ? (input, [top, left])
            : (torch.nn.functional.pad(input, (left, right, top, bottom), PaddingModes.Constant, value), [0, 0]);
    }

    /// <summary>
    /// What ONNX has of the windows of a pooling that rounds up: none that begins in the padding behind the input. libtorch
    /// does the same with its own padding, but takes what it is given padded for the input.
    /// </summary>
    public torch.Tensor Trim(torch.Tensor pooled, ReadOnlySpan<long> inputShape)
    {
        for (int axis = 0; axis < 2; axis++)
        {
            long windows = ((inputShape[axis + 2] + _pads[axis] - 1) / Strides[axis]) + 1;
            if (windows < pooled.shape[axis + 2])
                pooled = pooled.narrow(axis + 2, 0, windows);
        }

        return pooled;
    }

    private (long Before, long After) Pads(int axis, long size, long kernel)
    {
        if (_automatic == "NOTSET")
            return (_pads[axis], _pads[axis + 2]);
        if (_automatic == "VALID")
            return (0, 0);

        // As many windows as strides fit into the input; an odd padding is greater at the end, or for SAME_LOWER at the start.
        long windows = (size + Strides[axis] - 1) / Strides[axis];
        long extent = ((kernel - 1) * Dilations[axis]) + 1;
        long padding = Math.Max(0, ((windows - 1) * Strides[axis]) + extent - size);
        long lesser = padding / 2;
        return _automatic == "SAME_UPPER" ? (lesser, padding - lesser) : (padding - lesser, lesser);
    }

    private static long[] Read(NodeDefinition node, string name, params long[] otherwise)
    {
        ImmutableArray<long>? given = node.Attributes.Integers(name);
        if (given is null)
            return otherwise;
        return given.Value.Length == otherwise.Length
            ? [.. given.Value]
            : throw node.Error($"its attribute {name} has {given.Value.Length} values; only two spatial dimensions are supported");
    }
}
