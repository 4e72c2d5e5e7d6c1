
namespace Neurosurgeon.Inference.Torch.Tests.Operators;

/// <summary>All other operators.</summary>
[Collection(EngineCollection.Name)]
public sealed class OperatorTests
{
    private const long Opset = 17;

    [Theory]
    [InlineData("Relu")]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    [InlineData("Identity")]
    [InlineData("Dropout")]
    public void Functions_of_each_element_agree(string operation) =>
        OperatorCheck.Agrees(operation, Opset, [], Operand.Computed(1, 3, 4, 5));

    [Fact]
    public void Clips_agree()
    {
        OperatorCheck.Agrees("Clip", Opset, [], Operand.Computed(2, 9), Operand.Real(0), Operand.Real(1));
        OperatorCheck.Agrees("Clip", Opset, [], Operand.Computed(2, 9), Operand.LeftOut, Operand.Real(1));
        OperatorCheck.Agrees("Clip", Opset, [], Operand.Computed(2, 9));
        OperatorCheck.Agrees("Clip", 9, [Set.To("min", -1f), Set.To("max", 1f)], Operand.Computed(2, 9));
    }

    [Fact]
    public void A_bound_that_is_computed_is_refused() =>
        Assert.Contains("its input 1 must be stored in the graph", OperatorCheck.Refusal("Clip", Opset, [], Operand.Computed(2, 9), Operand.Computed()));

    [Theory]
    [InlineData("Add")]
    [InlineData("Mul")]
    public void Operands_that_broadcast_agree(string operation)
    {
        OperatorCheck.Agrees(operation, Opset, [], Operand.Computed(1, 3, 4, 5), Operand.Computed(1, 3, 4, 5));
        OperatorCheck.Agrees(operation, Opset, [], Operand.Computed(1, 3, 4, 5), Operand.Computed(3, 1, 1));
        OperatorCheck.Agrees(operation, Opset, [], Operand.Real(0.5f), Operand.Computed(3, 4));
    }

    [Fact]
    public void Normalisations_agree()
    {
        OperatorCheck.Agrees(
            "BatchNormalization", Opset, [Set.To("epsilon", 1e-3f)], Operand.Computed(1, 6, 4, 4), Operand.Stored(6), Operand.Stored(6), Operand.Stored(6), Operand.Positive(6));
        OperatorCheck.Agrees("LRN", Opset, [Set.To("size", 5), Set.To("alpha", 0.5f), Set.To("beta", 0.6f), Set.To("bias", 2f)], Operand.Computed(1, 8, 3, 3));
        Assert.Contains("only odd ones", OperatorCheck.Refusal("LRN", Opset, [Set.To("size", 4)], Operand.Computed(1, 8, 3, 3)));
    }

    [Theory]
    [InlineData(17, null)]
    [InlineData(17, 1L)]
    [InlineData(11, null)]
    [InlineData(11, 2L)]
    [InlineData(11, -1L)]
    public void Softmaxes_agree(long opset, long? axis) =>
        OperatorCheck.Agrees("Softmax", opset, axis is { } given ? [Set.To("axis", given)] : [], Operand.Computed(2, 3, 4));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Products_of_matrices_agree(long transposesLeft, long transposesRight)
    {
        Operand left = transposesLeft == 1 ? Operand.Computed(5, 2) : Operand.Computed(2, 5);
        Operand right = transposesRight == 1 ? Operand.Stored(3, 5) : Operand.Stored(5, 3);
        OperatorCheck.Agrees("Gemm", Opset, [Set.To("transA", transposesLeft), Set.To("transB", transposesRight)], left, right, Operand.Stored(3));
        OperatorCheck.Agrees("Gemm", Opset, [Set.To("transA", transposesLeft), Set.To("transB", transposesRight), Set.To("alpha", 0.5f), Set.To("beta", 2f)], left, right, Operand.Stored(2, 3));
        OperatorCheck.Agrees("Gemm", Opset, [Set.To("transA", transposesLeft), Set.To("transB", transposesRight), Set.To("alpha", 0.5f)], left, right);
        OperatorCheck.Agrees("MatMul", Opset, [], Operand.Computed(2, 4, 5), Operand.Stored(5, 3));
    }

    [Fact]
    public void Other_shapes_of_the_same_elements_agree()
    {
        OperatorCheck.Agrees("Flatten", Opset, [], Operand.Computed(1, 3, 4, 5));
        OperatorCheck.Agrees("Flatten", Opset, [Set.To("axis", -1)], Operand.Computed(2, 3, 4));
        OperatorCheck.Agrees("Flatten", Opset, [Set.To("axis", 0)], Operand.Computed(2, 3));
        OperatorCheck.Agrees("Reshape", Opset, [], Operand.Computed(2, 3, 4), Operand.Axes(0, -1, 2));
        OperatorCheck.Agrees("Squeeze", Opset, [], Operand.Computed(1, 3, 1, 4), Operand.Axes(0, -2));
        OperatorCheck.Agrees("Squeeze", Opset, [], Operand.Computed(1, 3, 1, 4));
        OperatorCheck.Agrees("Squeeze", 11, [Set.To("axes", [2])], Operand.Computed(1, 3, 1, 4));
        OperatorCheck.Agrees("Unsqueeze", Opset, [], Operand.Computed(3, 4), Operand.Axes(0, -1));
        OperatorCheck.Agrees("Unsqueeze", 11, [Set.To("axes", [1, 2])], Operand.Computed(3, 4));
        OperatorCheck.Agrees("Transpose", Opset, [Set.To("perm", [0, 2, 3, 1])], Operand.Computed(1, 3, 4, 5));
        OperatorCheck.Agrees("Transpose", Opset, [], Operand.Computed(2, 3, 4));
    }

    [Fact]
    public void Joined_and_chosen_slices_agree()
    {
        OperatorCheck.Agrees("Concat", Opset, [Set.To("axis", 1)], Operand.Computed(1, 2, 3), Operand.Computed(1, 4, 3), Operand.Computed(1, 1, 3));
        OperatorCheck.Agrees("Concat", Opset, [Set.To("axis", -1)], Operand.Computed(1, 2, 3), Operand.Computed(1, 2, 1));
        OperatorCheck.Agrees("Gather", Opset, [Set.To("axis", 1)], Operand.Computed(2, 5, 3), Operand.Whole([2, 2], 4, 0, -1, 2));
        OperatorCheck.Agrees("Gather", Opset, [], Operand.Computed(5, 3), Operand.Whole([], 3));
    }

    [Fact]
    public void Reductions_agree()
    {
        OperatorCheck.Agrees("ReduceMean", Opset, [Set.To("axes", [2, 3])], Operand.Computed(1, 3, 4, 5));
        OperatorCheck.Agrees("ReduceMean", Opset, [Set.To("axes", [-1]), Set.To("keepdims", 0)], Operand.Computed(1, 3, 4));
        OperatorCheck.Agrees("ReduceMean", 18, [], Operand.Computed(1, 3, 4, 5), Operand.Axes(2, 3));
        OperatorCheck.Agrees("ReduceMean", 18, [], Operand.Computed(2, 3));
        OperatorCheck.Agrees("ReduceMean", 18, [Set.To("noop_with_empty_axes", 1)], Operand.Computed(2, 3));
        OperatorCheck.Agrees("ArgMax", Opset, [Set.To("axis", 1)], Operand.Computed(2, 7));
        OperatorCheck.Agrees("ArgMax", Opset, [Set.To("axis", -1), Set.To("keepdims", 0)], Operand.Computed(2, 7));
    }

    [Fact]
    public void An_unknown_operator_is_named_with_its_node_before_anything_runs()
    {
        string refusal = OperatorCheck.Refusal("Hardmax", Opset, [], Operand.Computed(2, 7));
        Assert.StartsWith("TorchSharp cannot compute the node 'tested' (Hardmax): the operator Hardmax is not known to this engine; those known are Add, ArgMax, ", refusal);
    }
}
