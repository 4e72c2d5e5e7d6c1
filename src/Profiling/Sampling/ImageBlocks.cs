using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Profiling.Sampling;

/// <summary>
/// The parts that image networks are put together of. Each gives what it makes, or what it was given where it would not
/// fit: the plane is too small for it, or the network has work enough.
/// </summary>
/// <param name="graph">Where they are added.</param>
/// <param name="random">What they are drawn by.</param>
/// <param name="size">How much work there may be.</param>
internal sealed class ImageBlocks(GraphBuilder graph, Draws random, SampleSize size)
{
    private const int LeastChannels = 4;
    private const int MostChannels = 1024;

    private static readonly Window Pointwise = Window.Same(1);

    /// <summary>A convolution, with or without batch normalisation and activation.</summary>
    public Plane Convolution(string name, Plane x)
    {
        int kernel = random.Of<int>((26, 1), (40, 3), (10, 5), (7, 7), (9, 9), (8, 11));
        int stride = random.Of<int>((15, 1), (4, 2), (kernel >= 5 ? 2 : 0, 4));
        int padding = random.Chance(0.8) ? kernel / 2 : 0;
        int groups = random.Chance(0.15) && x.Channels % 2 == 0 ? 2 : 1;
        return Convolve(name, x, AtMost(random.Channels(8, MostChannels)), new(kernel, stride, padding, groups), RandomActivation()) ?? x;
    }

    /// <summary>An inverted residual block as in MobileNet V2: wider, a plane at a time, narrow again.</summary>
    public Plane Depthwise(string name, Plane x)
    {
        int hidden = Math.Min(MostChannels, x.Channels * random.Of(1, 2, 3, 4, 6));
        int kernel = random.Of(3, 3, 3, 5);
        Activation activation = random.Of<Activation>((2, Activation.Relu6), (1, Activation.Relu));
        Plane wide = Convolve($"{name}_expand", x, AtMost(hidden), Pointwise, activation) ?? x;
        var window = new Window(kernel, random.Of(1, 1, 2), kernel / 2, wide.Channels);
        Plane deep = Convolve($"{name}_depthwise", wide, Just(wide.Channels), window, activation) ?? wide;
        int outputs = random.Chance(0.5) ? x.Channels : random.Channels(8, 320);
        Plane narrow = Convolve($"{name}_project", deep, Just(outputs), Pointwise, Activation.None) ?? deep;
        return Add(name, x, narrow, Activation.None);
    }

    /// <summary>Two convolutions beside a way past them, as in ResNet.</summary>
    public Plane Residual(string name, Plane x) =>
        Convolve($"{name}_a", x, AtMost(x.Channels), Window.Same(random.Of(1, 3, 3)), Activation.Relu) is { } first
        && Convolve($"{name}_b", first, Just(x.Channels), Window.Same(random.Of(1, 3, 3)), Activation.None) is { } second
            ? Add(name, x, second, Activation.Relu)
            : x;

    /// <summary>Two convolutions of the same input, joined, as in SqueezeNet and Inception.</summary>
    public Plane Branches(string name, Plane x) =>
        Convolve($"{name}_1", x, AtMost(random.Channels(8, MostChannels / 4)), Pointwise, Activation.Relu) is { } left
        && Convolve($"{name}_3", x, AtMost(random.Channels(8, MostChannels / 4)), Window.Same(3), Activation.Relu) is { } right
            ? x with { Name = graph.Concat(name, left.Name, right.Name), Channels = left.Channels + right.Channels }
            : x;

    public Plane MaxPool(string name, Plane x)
    {
        (int kernel, int stride) = random.Of<(int, int)>((5, (2, 2)), (4, (3, 2)), (1, (3, 1)), (0.5, (3, 3)));
        bool roundUp = random.Chance(0.4);
        int side = Windows(x.Side, kernel, stride, roundUp);
        return x.Side < kernel || side < 1 ? x : x with { Name = graph.MaxPool(name, x.Name, kernel, stride, roundUp), Side = side };
    }

    public Plane AveragePool(string name, Plane x)
    {
        (int kernel, int stride) = random.Of<(int, int)>((5, (2, 2)), (3, (3, 2)), (1, (7, 7)), (1, (5, 3)));
        return x.Side < kernel
            ? x
            : x with { Name = graph.AveragePool(name, x.Name, kernel, stride), Side = Windows(x.Side, kernel, stride, roundUp: false) };
    }

    public Plane Lrn(string name, Plane x) => x with { Name = graph.LocalResponseNormalization(name, x.Name, random.Of(3, 5, 5)) };

    /// <summary>One that is not fused onto anything: behind a pooling.</summary>
    public Plane BatchNormalization(string name, Plane x)
    {
        Plane pooled = MaxPool($"{name}_pool", x);
        return pooled with { Name = graph.Activate(RandomActivation(), name, graph.BatchNormalization($"{name}_bn", pooled.Name, name, x.Channels)) };
    }

    /// <returns>Null where it does not fit.</returns>
    private Plane? Convolve(string name, Plane x, (int Most, int Least) outputs, Window window, Activation activation)
    {
        if (x.Side + (2 * window.Padding) < window.Kernel)
            return null;
        int side = Windows(x.Side + (2 * window.Padding), window.Kernel, window.Stride, roundUp: false);
        double weights = (double)x.Channels / window.Groups * window.Kernel * window.Kernel;
        int fitting = size.Take(outputs.Most, weights, (double)x.Batch * side * side, outputs.Least);
        if (fitting == 0)
            return null;
        int channels = Math.Max(1, fitting / window.Groups) * window.Groups;
        bool normalized = random.Chance(0.35);
        string y = graph.Convolution(
            name, x.Name, name, (x.Channels, channels), window.Kernel, window.Stride, window.Padding, window.Groups, bias: !normalized);
        if (normalized)
            y = graph.BatchNormalization($"{name}_bn", y, $"{name}_bn", channels);
        return new Plane(graph.Activate(activation, name, y), x.Batch, channels, side);
    }

    private Plane Add(string name, Plane left, Plane right, Activation activation) =>
        left != right && (left.Channels, left.Side) == (right.Channels, right.Side)
            ? right with { Name = graph.Activate(activation, $"{name}_sum", graph.Add(name, left.Name, right.Name)) }
            : right;

    private Activation RandomActivation() =>
        random.Of<Activation>((12, Activation.Relu), (5, Activation.None), (3, Activation.Relu6), (0.5, Activation.Sigmoid));

    private static (int Most, int Least) Just(int outputs) => (outputs, outputs);

    private static (int Most, int Least) AtMost(int outputs) => (outputs, Math.Min(outputs, LeastChannels));

    private static int Windows(int side, int kernel, int stride, bool roundUp) =>
        (side - kernel + (roundUp ? stride - 1 : 0)) / stride + 1;

    private readonly record struct Window(int Kernel, int Stride, int Padding, int Groups)
    {
        /// <summary>One that keeps the plane's size.</summary>
        public static Window Same(int kernel) => new(kernel, 1, kernel / 2, 1);
    }
}
