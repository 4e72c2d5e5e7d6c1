using Neurosurgeon.Inference.Tests;
using Neurosurgeon.Models;

namespace Neurosurgeon.Inference.Torch.Tests;

[Collection(EngineCollection.Name)]
public sealed class SplitTests(EnginesFixture fixture)
{
    [Theory]
    [InlineData("le_net")]
    [InlineData("alex_net")]
    [InlineData("vgg_net")]
    [InlineData("mobile_net")]
    public void Every_cut_gives_the_output_of_onnx_runtime(string model) =>
        Check(model, fixture.TorchSharp, fixture.TorchSharp);

    [Theory]
    [InlineData("le_net")]
    [InlineData("alex_net")]
    [InlineData("vgg_net")]
    [InlineData("mobile_net")]
    public void A_prefix_of_torchsharp_and_a_suffix_of_onnx_runtime_fit_at_every_cut(string model) =>
        Check(model, fixture.TorchSharp, fixture.OnnxRuntime);

    [Theory]
    [InlineData("le_net")]
    [InlineData("alex_net")]
    [InlineData("vgg_net")]
    [InlineData("mobile_net")]
    public void A_prefix_of_onnx_runtime_and_a_suffix_of_torchsharp_fit_at_every_cut(string model) =>
        Check(model, fixture.OnnxRuntime, fixture.TorchSharp);

    private void Check(string model, IInferenceEngine prefix, IInferenceEngine suffix)
    {
        Network network = fixture.Network(model);
        int end = network.Layers.Length;
        using Tensor input = RandomTensor.Create(network.Input, seed: 7);
        using TensorSet whole = fixture.OnnxRuntime.Run(network, network.All, [input]);
        for (int cut = 0; cut <= end; cut++)
        {
            using TensorSet crossing = prefix.Run(network, new LayerRange(0, cut), [input]);
            using TensorSet split = suffix.Run(network, new LayerRange(cut, end), crossing);
            TensorSet result = cut == end ? crossing : split;
            Assert.Equal(network.Output, Assert.Single(result).Info);
            Assert.InRange(Difference.Relative(whole[0].Floats, result[0].Floats), 0, Difference.Allowed);
        }
    }
}
