using Neurosurgeon.Models.Building;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Tests.Support;

/// <summary>Networks with branches, of which the product's zoo has none: what a minimum cut is for.</summary>
internal static class BranchedNetworks
{
    private const ulong Seed = 2017;

    public static string[] Names { get; } = ["resnet18", "squeezenet", "inception", "dense"];

    /// <summary>The network of that name, small enough to be built and run within a test.</summary>
    public static ZooModel Small(string name) => name switch
    {
        "resnet18" => ResNet18(size: 64, width: 16),
        "squeezenet" => SqueezeNet(size: 64),
        "inception" => Inception(),
        "dense" => Dense(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such network."),
    };

    /// <summary>torchvision's resnet18 where nothing is said: residual blocks, some of which have a convolution beside them.</summary>
    /// <param name="size">Sides of the image.</param>
    /// <param name="width">Channels of the first stage.</param>
    public static ZooModel ResNet18(int size = 224, int width = 64) => new("resnet18", [1, 3, size, size], graph =>
    {
        string x = ConvolutionBlock(graph, "conv1", GraphBuilder.InputName, (3, width), kernel: 7, stride: 2, padding: 3);
        x = graph.Relu("relu1", x);
        x = graph.MaxPool("pool1", x, kernel: 3, stride: 2, padding: 1);
        int channels = width;
        for (int block = 0; block < 8; block++)
        {
            int outputs = width << (block / 2);
            x = BasicBlock(graph, $"block{block + 1}", x, (channels, outputs), stride: outputs > channels ? 2 : 1);
            channels = outputs;
        }

        x = graph.GlobalAveragePool("avgpool", x);
        x = graph.Flatten("flatten", x);
        graph.Classifier("fc", x, "fc", channels, 1000);
    }, Seed);

    /// <summary>torchvision's squeezenet1_1 where nothing is said: fire modules, each with two branches.</summary>
    /// <param name="size">Sides of the image.</param>
    public static ZooModel SqueezeNet(int size = 224) => new("squeezenet", [1, 3, size, size], graph =>
    {
        (int Squeeze, int Expand)[] fires = [(16, 64), (16, 64), (32, 128), (32, 128), (48, 192), (48, 192), (64, 256), (64, 256)];
        string x = graph.Convolution("conv1", GraphBuilder.InputName, "conv1", (3, 64), kernel: 3, stride: 2);
        x = graph.Relu("relu1", x);
        int channels = 64;
        for (int index = 0; index < fires.Length; index++)
        {
            if (index is 0 or 2 or 4)
                x = graph.MaxPool($"pool{index + 1}", x, kernel: 3, stride: 2, roundUp: true);
            x = Fire(graph, $"fire{index + 2}", x, channels, fires[index]);
            channels = 2 * fires[index].Expand;
        }

        x = graph.Convolution("conv10", x, "conv10", (channels, 1000), kernel: 1);
        x = graph.Relu("relu10", x);
        x = graph.GlobalAveragePool("avgpool", x);
        graph.Flatten(GraphBuilder.OutputName, x);
        graph.DeclareOutput([1, 1000], ElementType.Float32);
    }, Seed);

    /// <summary>The first block of GoogLeNet, with four branches, between a stem and a classifier: 13 layers.</summary>
    private static ZooModel Inception() => new("inception", [1, 3, 56, 56], graph =>
    {
        string stem = graph.Relu("stem_relu", graph.Convolution("stem", GraphBuilder.InputName, "stem", (3, 48), kernel: 3, stride: 2, padding: 1));
        string one = Branch("branch1", stem, (48, 64), kernel: 1);
        string three = Branch("branch2_3x3", Branch("branch2_reduce", stem, (48, 32), kernel: 1), (32, 64), kernel: 3);
        string five = Branch("branch3_5x5", Branch("branch3_reduce", stem, (48, 16), kernel: 1), (16, 32), kernel: 5);
        string pool = Branch("branch4_project", graph.MaxPool("branch4_pool", stem, kernel: 3, stride: 1, padding: 1), (48, 32), kernel: 1);
        string x = graph.Concat("concat", one, three, five, pool);
        x = graph.MaxPool("pool", x, kernel: 2, stride: 2);
        x = graph.GlobalAveragePool("avgpool", x);
        x = graph.Flatten("flatten", x);
        graph.Classifier("fc", x, "fc", 192, 100);

        string Branch(string name, string input, (int Inputs, int Outputs) channels, int kernel) =>
            graph.Relu($"{name}_relu", graph.Convolution(name, input, name, channels, kernel, padding: kernel / 2));
    }, Seed);

    /// <summary>A dense block of five layers, each of which reads the results of all before it, between a stem and a classifier.</summary>
    private static ZooModel Dense() => new("dense", [1, 3, 32, 32], graph =>
    {
        const int Growth = 12;
        List<string> made = [graph.Convolution("stem", GraphBuilder.InputName, "stem", (3, 2 * Growth), kernel: 3, padding: 1)];
        int channels = 2 * Growth;
        for (int layer = 1; layer <= 5; layer++)
        {
            string x = made.Count == 1 ? made[0] : graph.Concat($"concat{layer}", made);
            x = graph.BatchNormalization($"norm{layer}", x, $"norm{layer}", channels);
            x = graph.Relu($"relu{layer}", x);
            made.Add(graph.Convolution($"conv{layer}", x, $"conv{layer}", (channels, Growth), kernel: 3, padding: 1));
            channels += Growth;
        }

        string last = graph.Concat("concat", made);
        last = graph.Flatten("flatten", graph.GlobalAveragePool("avgpool", last));
        graph.Classifier("fc", last, "fc", channels, 10);
    }, Seed);

    private static string BasicBlock(GraphBuilder graph, string name, string input, (int Inputs, int Outputs) channels, int stride)
    {
        string x = ConvolutionBlock(graph, $"{name}_conv1", input, channels, kernel: 3, stride, padding: 1);
        x = graph.Relu($"{name}_relu1", x);
        x = ConvolutionBlock(graph, $"{name}_conv2", x, (channels.Outputs, channels.Outputs), kernel: 3, stride: 1, padding: 1);
        string skipped = stride == 1 ? input : ConvolutionBlock(graph, $"{name}_downsample", input, channels, kernel: 1, stride, padding: 0);
        return graph.Relu($"{name}_relu2", graph.Add($"{name}_add", x, skipped));
    }

    private static string ConvolutionBlock(
        GraphBuilder graph, string name, string input, (int Inputs, int Outputs) channels, int kernel, int stride, int padding)
    {
        string x = graph.Convolution(name, input, name, channels, kernel, stride, padding, bias: false);
        return graph.BatchNormalization($"{name}_bn", x, $"{name}_bn", channels.Outputs);
    }

    private static string Fire(GraphBuilder graph, string name, string input, int channels, (int Squeeze, int Expand) fire)
    {
        string squeezed = Convolve("squeeze", input, (channels, fire.Squeeze), kernel: 1);
        return graph.Concat(
            $"{name}_concat",
            Convolve("expand1x1", squeezed, (fire.Squeeze, fire.Expand), kernel: 1),
            Convolve("expand3x3", squeezed, (fire.Squeeze, fire.Expand), kernel: 3));

        string Convolve(string part, string from, (int Inputs, int Outputs) sizes, int kernel) =>
            graph.Relu($"{name}_{part}_relu", graph.Convolution($"{name}_{part}", from, $"{name}_{part}", sizes, kernel, padding: kernel / 2));
    }
}
