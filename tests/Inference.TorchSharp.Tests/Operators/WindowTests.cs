using Neurosurgeon.Models.Onnx;

namespace Neurosurgeon.Inference.Torch.Tests.Operators;

/// <summary>Convolution and pooling, in the forms in which ONNX and libtorch differ.</summary>
[Collection(EngineCollection.Name)]
public sealed class WindowTests
{
    private const long Opset = 17;

    public static TheoryData<long[], long[], string, bool> Windows()
    {
        var windows = new TheoryData<long[], long[], string, bool>();
        foreach (long[] strides in new long[][] { [1, 1], [2, 3] })
        {
            foreach (long[] pads in new long[][] { [0, 0, 0, 0], [1, 1, 1, 1], [0, 1, 2, 0], [2, 2, 2, 2] })
            {
                windows.Add(strides, pads, "NOTSET", false);
                windows.Add(strides, pads, "NOTSET", true);
            }

            foreach (string automatic in new[] { "SAME_UPPER", "SAME_LOWER", "VALID" })
                windows.Add(strides, [], automatic, false);
        }

        return windows;
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Convolutions_agree(long[] strides, long[] pads, string automatic, bool grouped)
    {
        AttributeProto[] attributes = [.. Attributes([3, 2], strides, pads, automatic), Set.To("group", grouped ? 4 : 1)];
        OperatorCheck.Agrees("Conv", Opset, attributes, Operand.Computed(1, 4, 11, 9), Operand.Stored(8, grouped ? 1 : 4, 3, 2), Operand.Stored(8));
    }

    [Fact]
    public void Convolutions_without_bias_and_with_gaps_agree() =>
        OperatorCheck.Agrees("Conv", Opset, [Set.To("dilations", [2, 1])], Operand.Computed(1, 2, 9, 9), Operand.Stored(3, 2, 3, 3));

    [Theory]
    [MemberData(nameof(Windows))]
    public void Maxima_agree(long[] strides, long[] pads, string automatic, bool roundsUp) =>
        OperatorCheck.Agrees("MaxPool", Opset, [.. Attributes([3, 3], strides, pads, automatic), Set.To("ceil_mode", roundsUp ? 1 : 0)], Operand.Computed(1, 2, 10, 8));

    [Theory]
    [MemberData(nameof(Windows))]
    public void Means_agree(long[] strides, long[] pads, string automatic, bool countsPadding) =>
        OperatorCheck.Agrees("AveragePool", Opset, [.. Attributes([3, 3], strides, pads, automatic), Set.To("count_include_pad", countsPadding ? 1 : 0)], Operand.Computed(1, 2, 10, 8));

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 0, 0, 0)]
    [InlineData(0, 1, 2, 2)]
    public void Means_over_windows_that_leave_the_input_agree(long countsPadding, long top, long bottom, long right) =>
        OperatorCheck.Agrees(
            "AveragePool", 19, [.. Attributes([3, 3], [2, 2], [top, 0, bottom, right], "NOTSET"), Set.To("ceil_mode", 1), Set.To("count_include_pad", countsPadding)], Operand.Computed(1, 2, 10, 8));

    [Fact]
    public void Means_over_the_whole_plane_agree() =>
        OperatorCheck.Agrees("GlobalAveragePool", Opset, [], Operand.Computed(1, 3, 7, 5));

    [Fact]
    public void Three_spatial_dimensions_are_refused()
    {
        string refusal = OperatorCheck.Refusal("Conv", Opset, [], Operand.Computed(1, 2, 4, 4, 4), Operand.Stored(2, 2, 3, 3, 3));
        Assert.Equal("TorchSharp cannot compute the node 'tested' (Conv): its weight has 5 dimensions; only 4 are supported.", refusal);
    }

    private static AttributeProto[] Attributes(long[] kernel, long[] strides, long[] pads, string automatic) =>
        automatic == "NOTSET"
            ? [Set.To("kernel_shape", kernel), Set.To("strides", strides), Set.To("pads", pads)]
            : [Set.To("kernel_shape", kernel), Set.To("strides", strides), Set.To("auto_pad", automatic)];
}
