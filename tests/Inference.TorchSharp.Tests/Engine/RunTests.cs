using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Tests;

[Collection(EngineCollection.Name)]
public sealed class RunTests(EnginesFixture fixture)
{
    private Network Network => fixture.Network("le_net");

    [Fact]
    public void A_missing_input_is_named()
    {
        InferenceException refusal = Assert.Throws<InferenceException>(() => fixture.TorchSharp.Run(Network, Network.All, []));
        Assert.Equal("The tensor input 1×3×224×224 Float32 is needed, but not given.", refusal.Message);
    }

    [Fact]
    public void An_empty_range_passes_its_tensors_through_without_a_copy()
    {
        using Tensor input = RandomTensor.Create(Network.Input, seed: 1);
        using TensorSet passed = fixture.TorchSharp.Run(Network, new LayerRange(0, 0), [input]);
        Assert.True(passed[0].Data.Span.Overlaps(input.Data.Span, out int offset) && offset == 0);
    }

    [Fact]
    public void A_tensor_that_crosses_the_range_is_passed_through_without_a_copy()
    {
        // The sum at the end of a residual block reads what the block began with.
        Network network = fixture.Network("mobile_net");
        int cut = Array.FindIndex([.. network.Cuts], candidate => candidate.Tensors.Length > 1);
        TensorInfo passed = network.Cuts[cut].Tensors.Intersect(network.Cuts[cut + 1].Tensors).First();
        Tensor[] inputs = [.. network.Cuts[cut].Tensors.Select(tensor => RandomTensor.Create(tensor, seed: 1))];

        using TensorSet outputs = fixture.TorchSharp.Run(network, new LayerRange(cut, cut + 1), inputs);

        Assert.True(outputs[passed.Name].Data.Span.Overlaps(Array.Find(inputs, input => input.Name == passed.Name)!.Data.Span));
    }

    [Fact]
    public void A_result_stays_when_the_input_is_gone_and_the_input_is_not_written_to()
    {
        float[] values = RandomTensor.Create(Network.Input, seed: 1).Floats.ToArray();
        float[] given = [.. values];
        TensorSet result;
        using (var input = Tensor.FromArray(Network.Input, given))
            result = fixture.TorchSharp.Run(Network, Network.All, [input]);
        float[] before = result[0].Floats.ToArray();
        Assert.Equal(values, given);
        Array.Fill(given, float.NaN);

        Assert.Equal(before, result[0].Floats.ToArray());
        result.Dispose();
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using Tensor input = RandomTensor.Create(Network.Input, seed: 1);
        Assert.Throws<OperationCanceledException>(
            () => fixture.TorchSharp.Run(Network, Network.All, [input], new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Several_threads_run_one_range_at_once()
    {
        using Tensor input = RandomTensor.Create(Network.Input, seed: 1);
        using TensorSet expected = fixture.TorchSharp.Run(Network, Network.All, [input]);
        float[] reference = expected[0].Floats.ToArray();

        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using TensorSet actual = fixture.TorchSharp.Run(Network, Network.All, [input]);
            Assert.InRange(Neurosurgeon.Inference.Tests.Support.Difference.Relative(reference, actual[0].Floats), 0, 1e-6);
        });
    }

    [Fact]
    public void A_run_leaves_no_tensor_behind()
    {
        using Tensor input = RandomTensor.Create(Network.Input, seed: 1);
        fixture.TorchSharp.Run(Network, Network.All, [input]).Dispose();
        DisposeScopeManager.Statistics.Reset();

        fixture.TorchSharp.Run(Network, Network.All, [input]).Dispose();

        Assert.Equal(0, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
