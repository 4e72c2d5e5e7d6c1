namespace Neurosurgeon.Models.Building;

/// <summary>A locally connected layer, for which ONNX has no operator: patches are gathered and multiplied position by position.</summary>
internal sealed partial class GraphBuilder
{
    /// <summary>
    /// A convolution on a square plane, of one image, with weights of its own at every output position. Its weight
    /// <c>PARAMETERS.weight</c> is positions × patch × outputs, its bias positions × 1 × outputs; positions go row by
    /// row, and a patch holds its columns, of these the rows, of these the channels.
    /// </summary>
    /// <remarks>
    /// With channels last and the two gathers in this order all that is copied lies together, and what is transposed
    /// is small: DeepFace's local4 takes as long as its weights take to be read from memory. Gathering both ways and
    /// transposing the patches takes 1.3 times that, gathering from channels first 3 times, and so does multiplying
    /// and adding up element by element.
    /// </remarks>
    public string LocallyConnected(
        string name, string input, string parameters, (int Inputs, int Outputs) channels, int size, int kernel, int stride = 1)
    {
        int windows = ((size - kernel) / stride) + 1;
        int positions = windows * windows;
        int patch = channels.Inputs * kernel * kernel;
        string indices = Indices($"{name}_windows", windows, kernel, stride);

        string x = Node($"{name}/channels_last", "Transpose", [input], [Integers("perm", 0, 2, 3, 1)]);
        x = Node($"{name}/rows", "Gather", [x, indices], [Integer("axis", 1)]);
        x = Node($"{name}/columns_first", "Transpose", [x], [Integers("perm", 0, 1, 3, 2, 4)]);
        x = Node($"{name}/columns", "Gather", [x, indices], [Integer("axis", 2)]);
        x = Node($"{name}/patches", "Reshape", [x, Shape($"{name}_patches", positions, 1, patch)], []);
        string weight = AddWeight($"{parameters}.weight", [positions, patch, channels.Outputs], patch, Nonlinearity.None);
        x = Node(name, "MatMul", [x, weight], []);
        x = Node($"{name}/bias", "Add", [x, AddUniform($"{parameters}.bias", [positions, 1, channels.Outputs], 0, BiasHalfWidth)], []);
        x = Node($"{name}/plane", "Reshape", [x, Shape($"{name}_plane", 1, windows, windows, channels.Outputs)], []);
        return Node($"{name}/channels_first", "Transpose", [x], [Integers("perm", 0, 3, 1, 2)]);
    }

    /// <summary>The positions that each window covers along one side.</summary>
    private string Indices(string name, int windows, int kernel, int stride) => Integers64(
        name,
        [windows, kernel],
        [.. Enumerable.Range(0, windows).SelectMany(window => Enumerable.Range(window * stride, kernel)).Select(index => (long)index)]);

    private string Shape(string name, params long[] dimensions) => Integers64(name, [dimensions.Length], dimensions);
}
