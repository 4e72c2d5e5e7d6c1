using System.Runtime.InteropServices;
using Neurosurgeon.Inference.Tests.Support;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Inference.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class LocallyConnectedTests(EngineFixture fixture)
{
    /// <summary>What ONNX's operators make of it against the definition of the layer.</summary>
    [Theory]
    [InlineData("local4", 9, 1)]
    [InlineData("local5", 7, 2)]
    [InlineData("local6", 5, 1)]
    public void Every_output_is_a_patch_times_the_weights_of_its_position(string name, int kernel, int stride)
    {
        Network network = fixture.Network("face");
        Layer layer = network.Layers.Single(layer => layer.Name == name);
        using Tensor input = RandomTensor.Create(layer.Inputs.Single(), seed: 3);
        using TensorSet output = fixture.Engine.Run(network, new LayerRange(layer.Index, layer.Index + 1), [input]);

        float[] expected = Compute(
            input.Floats, Values(network, $"{name}.weight"), Values(network, $"{name}.bias"), layer.Features, kernel, stride);

        Assert.InRange(Difference.Relative(expected, output[0].Floats), 0, 1e-5);
    }

    private static float[] Compute(
        ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, LayerFeatures features, int kernel, int stride)
    {
        (_, int channels, int size, _) = features.Input;
        (_, int filters, int windows, _) = features.Output;
        var output = new float[filters * windows * windows];
        int next = 0;
        for (int row = 0; row < windows; row++)
        {
            for (int column = 0; column < windows; column++)
            {
                int position = (row * windows) + column;
                var sums = new double[filters];
                for (int x = 0; x < kernel; x++)
                {
                    for (int y = 0; y < kernel; y++)
                    {
                        for (int channel = 0; channel < channels; channel++)
                        {
                            double value = input[(((channel * size) + (row * stride) + y) * size) + (column * stride) + x];
                            for (int filter = 0; filter < filters; filter++)
                                sums[filter] += value * weight[next++];
                        }
                    }
                }

                for (int filter = 0; filter < filters; filter++)
                    output[(filter * windows * windows) + position] = (float)(sums[filter] + bias[(position * filters) + filter]);
            }
        }

        Assert.Equal(weight.Length, next);
        return output;
    }

    private static ReadOnlySpan<float> Values(Network network, string name) =>
        MemoryMarshal.Cast<byte, float>(network.Weights[name].Data.Span);
}
