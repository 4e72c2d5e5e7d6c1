using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Profiling.Tests.Timing;

[Collection(EngineCollection.Name)]
public sealed class SampledLayersTests
{
    [Fact]
    public void Layers_of_a_made_up_network_are_measured_where_they_run()
    {
        var layers = new SampledLayers(() => new OnnxRuntimeEngine()).Measure(seed: 3, CancellationToken.None);

        Assert.NotEmpty(layers);
        Assert.All(layers, layer => Assert.InRange(layer.Milliseconds, 1e-4, 10_000));
        Assert.Empty(Directory.GetFiles(Path.GetTempPath(), $"neurosurgeon-{Environment.ProcessId}-*.json"));
        Assert.Empty(Directory.GetFiles(Environment.CurrentDirectory, "onnxruntime_profile*"));
    }

    [Fact]
    public void The_common_layers_are_convolutions_and_matrix_products()
    {
        var layers = new SampledLayers(() => new OnnxRuntimeEngine())
            .MeasureCommon(TimeSpan.FromMilliseconds(50), CancellationToken.None);

        Assert.Superset(
            new HashSet<LayerKind> { LayerKind.Convolution, LayerKind.DepthwiseConvolution, LayerKind.MaxPooling, LayerKind.FullyConnected },
            layers.Select(layer => layer.Features.Kind).ToHashSet());
    }
}
