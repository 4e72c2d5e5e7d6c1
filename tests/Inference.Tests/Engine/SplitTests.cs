using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Inference.Tests.Support;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Splitting;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Inference.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class SplitTests(EngineFixture fixture)
{
    [Theory]
    [InlineData("le_net")]
    [InlineData("alex_net")]
    [InlineData("mobile_net")]
    [InlineData("imc")]
    [InlineData("dig")]
    [InlineData("asr")]
    [InlineData("pos")]
    [InlineData("ner")]
    [InlineData("chk")]
    public void Every_cut_gives_the_output_of_the_whole_network(string model)
    {
        Network network = fixture.Network(model);
        Check(network, Enumerable.Range(0, network.Cuts.Length));
    }

    [Theory]
    [InlineData("vgg_net")]
    [InlineData("vgg19")]
    [InlineData("face")]
    public void Cuts_of_the_slow_networks_give_the_output_of_the_whole_network(string model)
    {
        Network network = fixture.Network(model);
        int layers = network.Layers.Length;
        Check(network, [1, layers / 3, 2 * layers / 3, layers - 1]);
    }

    [Theory]
    [InlineData("le_net")]
    [InlineData("alex_net")]
    [InlineData("vgg_net")]
    [InlineData("mobile_net")]
    [InlineData("imc")]
    [InlineData("vgg19")]
    [InlineData("face")]
    [InlineData("dig")]
    [InlineData("asr")]
    [InlineData("pos")]
    [InlineData("ner")]
    [InlineData("chk")]
    public void Activations_neither_vanish_nor_explode(string model)
    {
        Network network = fixture.Network(model);
        using Tensor input = RandomTensor.Create(network.Input, seed: 7);
        IReadOnlyList<Tensor> crossing = [input];
        List<TensorSet> made = [];
        for (int layer = 0; layer < Scores(network).End; layer++)
        {
            using IRangeSession session = fixture.Engine.Open(network, new LayerRange(layer, layer + 1));
            TensorSet outputs = session.Run(crossing);
            made.Add(outputs);
            crossing = layer + 1 == Scores(network).End ? outputs : network.Cuts[layer + 1].Tensors.Select(tensor => outputs[tensor.Name]).ToArray();
            foreach (Tensor tensor in outputs)
                Assert.InRange(StandardDeviation(tensor.Floats), network.Layers[layer].Kind == LayerKind.Softmax ? 1e-4 : 1e-3, 1e3);
        }

        using TensorSet whole = fixture.Engine.Run(network, Scores(network), [input]);
        Assert.InRange(Difference.Relative(whole[0].Floats, crossing[0].Floats), 0, Difference.Allowed);

        // A network that forgets its input would hide every mistake on the way.
        using Tensor other = RandomTensor.Create(network.Input, seed: 8);
        using TensorSet otherWhole = fixture.Engine.Run(network, Scores(network), [other]);
        Assert.InRange(Difference.Relative(whole[0].Floats, otherWhole[0].Floats), 100 * Difference.Allowed, double.MaxValue);
        made.ForEach(outputs => outputs.Dispose());
    }

    [Fact]
    public void An_empty_range_passes_its_tensors_through_without_a_copy()
    {
        Network network = fixture.Network("le_net");
        using Tensor input = RandomTensor.Create(network.Input, seed: 1);

        using TensorSet passed = fixture.Engine.Run(network, new LayerRange(0, 0), [input]);

        Assert.True(passed[0].Data.Span.Overlaps(input.Data.Span, out int offset) && offset == 0);
        Assert.Equal(input.Info, passed[0].Info);
    }

    [Fact]
    public void A_network_whose_file_holds_its_weights_runs_as_well()
    {
        Network zoo = fixture.Network("mobile_net");
        using var folder = new TemporaryFolder();
        using (FileStream file = File.Create(folder.PathOf("own.onnx")))
            zoo.Export(zoo.All, file);
        using Network own = NetworkReader.Open(folder.PathOf("own.onnx"));
        using var engine = new OnnxRuntimeEngine();
        using Tensor input = RandomTensor.Create(zoo.Input, seed: 3);

        using TensorSet expected = fixture.Engine.Run(zoo, zoo.All, [input]);
        using TensorSet crossing = engine.Run(own, new LayerRange(0, 20), [input]);
        using TensorSet actual = engine.Run(own, new LayerRange(20, own.Layers.Length), crossing);

        Assert.InRange(Difference.Relative(expected[0].Floats, actual[0].Floats), 0, Difference.Allowed);
    }

    [Fact]
    public void A_class_is_the_index_of_the_largest_score_of_its_row()
    {
        Network network = fixture.Network("dig");
        using Tensor input = RandomTensor.Create(network.Input, seed: 7);
        using TensorSet scores = fixture.Engine.Run(network, Scores(network), [input]);
        using TensorSet output = fixture.Engine.Run(network, network.All, [input]);
        float[] values = scores[0].Floats.ToArray();
        long[] expected = [.. values.Chunk(10).Select(row => (long)Array.IndexOf(row, row.Max()))];
        Assert.Equal(expected, output[0].Integers.ToArray());
        Assert.True(expected.Distinct().Count() > 1, "All digits look the same: their classes would show no mistake.");
    }

    private void Check(Network network, IEnumerable<int> cuts)
    {
        using Tensor input = RandomTensor.Create(network.Input, seed: 7);
        using TensorSet whole = fixture.Engine.Run(network, network.All, [input]);
        using TensorSet scores = fixture.Engine.Run(network, Scores(network), [input]);
        foreach (int cut in cuts)
        {
            using TensorSet split = fixture.RunSplit(network, cut, input);
            Assert.Equal(network.Output, Assert.Single(split).Info);
            if (network.Output.ElementType == ElementType.Int64)
                Assert.Equal(whole[0].Integers.ToArray(), split[0].Integers.ToArray());
            if (cut > Scores(network).End)
                continue;
            using TensorSet splitScores = fixture.RunSplit(network, cut, input, Scores(network).End);
            Assert.InRange(Difference.Relative(scores[0].Floats, splitScores[0].Floats), 0, Difference.Allowed);
        }
    }

    /// <summary>All layers up to the last that makes numbers: a class says too little of them.</summary>
    private static LayerRange Scores(Network network) =>
        new(0, network.Layers.Length - (network.Output.ElementType == ElementType.Int64 ? 1 : 0));

    private static double StandardDeviation(ReadOnlySpan<float> values)
    {
        double sum = 0;
        double squares = 0;
        foreach (float value in values)
        {
            sum += value;
            squares += (double)value * value;
        }

        double mean = sum / values.Length;
        return Math.Sqrt((squares / values.Length) - (mean * mean));
    }
}
