using System.Runtime.InteropServices;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Reports.Runs;

namespace Neurosurgeon.Reports.Tests.Runs;

public sealed class OutputClassesTests
{
    [Fact]
    public void One_row_has_one_class_which_is_reported_as_a_number()
    {
        var output = Floats([1, 4], 0.5f, -2, 3, 1);
        Assert.Equal<long>([2], OutputClasses.Of(output));
        Assert.Contains("\"argmax\":2,", JsonLines.Write(OutputPart.From(output)), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_rows_have_a_class_each_which_are_reported_as_a_list()
    {
        var output = Floats([3, 2], 0, 1, 3, 2, -5, -4);
        Assert.Equal<long>([1, 0, 1], OutputClasses.Of(output));
        Assert.Contains("\"argmax\":[1,0,1],", JsonLines.Write(OutputPart.From(output)), StringComparison.Ordinal);
    }

    [Fact]
    public void Integers_are_classes_already()
    {
        var info = new TensorInfo("output", [3, 1], ElementType.Int64);
        var output = Tensor.FromMemory(info, MemoryMarshal.AsBytes<long>([7, 0, 9]).ToArray());
        Assert.Equal<long>([7, 0, 9], OutputClasses.Of(output));
    }

    private static Tensor Floats(int[] shape, params float[] values) =>
        Tensor.FromArray(new TensorInfo("output", [.. shape], ElementType.Float32), values);
}
