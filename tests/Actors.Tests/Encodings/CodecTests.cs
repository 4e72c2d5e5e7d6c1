using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Codecs;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Actors.Tests.Encodings;

/// <summary>Encodings on two real nodes.</summary>
public sealed class CodecTests : IAsyncLifetime
{
    private readonly TwoNodes _nodes = new();

    [Theory]
    [InlineData("alex_net", 2, "float16")]
    [InlineData("alex_net", 1, "sparse_float16")]
    [InlineData("le_net", 3, "int8")]
    [InlineData("mobile_net", 20, "float16")]
    public async Task A_lossy_encoding_changes_the_output_by_no_more_than_is_reported(string model, int cut, string encoding)
    {
        const double MaxError = 0.2;
        var run = await _nodes.RunAsync([model, model, model], TwoNodes.Options(cut), transfer: Policies.Prefer(encoding, MaxError));

        Assert.All(run.Completed, completed =>
        {
            var magnitude = completed.Output.Floats.ToArray().Max(Math.Abs);
            Assert.Equal(encoding, completed.Sent!.Codec);
            Assert.InRange(completed.Sent.Bytes, 1, 0.7 * completed.Plan.Cut.Bytes);
            Assert.InRange(completed.Sent.ErrorBound, double.Epsilon, MaxError);
            Assert.InRange(completed.MaxAbsDiff!.Value / magnitude, double.Epsilon, completed.Sent.ErrorBound);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-9)]
    public async Task No_lossy_encoding_is_used_where_it_would_change_more_than_is_allowed(double maxError)
    {
        var run = await _nodes.RunAsync(["alex_net", "alex_net"], TwoNodes.Options(cut: 2), transfer: Policies.Prefer("int8", maxError));

        Assert.All(run.Completed, completed =>
        {
            Assert.True(completed.Sent!.IsLossless);
            Assert.Equal(0, completed.Sent.ErrorBound);
            Assert.InRange(completed.MaxAbsDiff!.Value, 0, 1e-6);
        });
    }

    [Fact]
    public async Task Zeros_are_left_out_without_loss_where_that_pays()
    {
        var run = await _nodes.RunAsync(["alex_net"], TwoNodes.Options(cut: 1), transfer: Policies.Prefer("sparse", maxError: 0));

        var completed = Assert.Single(run.Completed);
        Assert.Equal("sparse", completed.Sent!.Codec);
        Assert.InRange(completed.Sent.Bytes, 1, 0.7 * completed.Plan.Cut.Bytes);
        Assert.InRange(completed.MaxAbsDiff!.Value, 0, 1e-6);
    }

    [Fact]
    public async Task What_turns_out_larger_than_a_message_is_completed_on_the_edge()
    {
        // The input has no zeros to leave out; as floats it does not fit.
        var policy = Policies.Prefer("float16", maxError: 0.2);
        var run = await _nodes.RunAsync(
            ["le_net"],
            TwoNodes.Options(cut: 0) with { Input = Tensor.FromArray(_nodes.Network("le_net").Input, [.. Enumerable.Repeat(1e6f, 3 * 224 * 224)]) },
            edgeHocon: $"akka.remote.dot-netty.tcp.maximum-frame-size = {FrameLimit.LeastBytes}b",
            transfer: policy);

        var completed = Assert.Single(run.Completed);
        Assert.Equal(Node.Edge, completed.CompletedBy);
        Assert.Contains("602,112 bytes, more than was expected", completed.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_whose_output_is_classes_is_judged_by_what_they_are_chosen_by()
    {
        var network = _nodes.Network("dig");
        var forms = network.Cuts[2].Tensors.Select(tensor => new TensorForm(tensor.Name, TensorEncoding.ByName("float16")!));

        var bounds = EffectMeter.ErrorBounds(_nodes.Engine, network, cutIndex: 2, [.. forms]);

        Assert.All(bounds.Values, bound => Assert.InRange(bound, double.Epsilon, 0.05));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();
}
