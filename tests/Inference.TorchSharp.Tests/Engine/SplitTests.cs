using Neurosurgeon.Inference.Tests.Support;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Zoo;

namespace Neurosurgeon.Inference.Torch.Tests;

[Collection(EngineCollection.Name)]
public sealed class SplitTests(EnginesFixture fixture)
{
    public static TheoryData<string> Networks => [.. ModelZoo.Names];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_cut_gives_the_output_of_onnx_runtime(string model) =>
        Check(model, fixture.TorchSharp, fixture.TorchSharp);

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_prefix_of_torchsharp_and_a_suffix_of_onnx_runtime_fit_at_every_cut(string model) =>
        Check(model, fixture.TorchSharp, fixture.OnnxRuntime);

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_prefix_of_onnx_runtime_and_a_suffix_of_torchsharp_fit_at_every_cut(string model) =>
        Check(model, fixture.OnnxRuntime, fixture.TorchSharp);

    private void Check(string model, IInferenceEngine prefix, IInferenceEngine suffix)
    {
        Network network = fixture.Network(model);
        int end = network.Layers.Length;
        int scoresEnd = ScoresEnd(network);
        using Tensor input = RandomTensor.Create(network.Input, seed: 7);
        using TensorSet expected = fixture.OnnxRuntime.Run(network, network.All, [input]);
        using TensorSet expectedScores = fixture.OnnxRuntime.Run(network, new LayerRange(0, scoresEnd), [input]);
        foreach (IInferenceEngine engine in new[] { prefix, suffix }.Distinct())
        {
            using TensorSet whole = engine.Run(network, network.All, [input]);
            CheckOutput(network, expected, whole);
        }

        // The classes are made from the scores that were compared: to compute them from the cut again would take twice the time.
        for (int cut = 0; cut <= scoresEnd; cut++)
        {
            using TensorSet crossing = prefix.Run(network, new LayerRange(0, cut), [input]);
            using TensorSet scores = suffix.Run(network, new LayerRange(cut, scoresEnd), crossing);
            Assert.InRange(Difference.Relative(expectedScores[0].Floats, scores[0].Floats), 0, Difference.Allowed);
            using TensorSet output = suffix.Run(network, new LayerRange(scoresEnd, end), scores);
            CheckOutput(network, expected, output);
        }
    }

    private static void CheckOutput(Network network, TensorSet expected, TensorSet actual)
    {
        Assert.Equal(network.Output, Assert.Single(actual).Info);
        if (network.Output.ElementType == ElementType.Int64)
            Assert.Equal(expected[0].Integers.ToArray(), actual[0].Integers.ToArray());
        else
            Assert.InRange(Difference.Relative(expected[0].Floats, actual[0].Floats), 0, Difference.Allowed);
    }

    /// <summary>After the last layer that makes numbers: a class says too little of them.</summary>
    private static int ScoresEnd(Network network) =>
        network.Layers.Length - (network.Output.ElementType == ElementType.Int64 ? 1 : 0);
}
