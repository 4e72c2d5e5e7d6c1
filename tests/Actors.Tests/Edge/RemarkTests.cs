using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Tests.Support;
using Neurosurgeon.Inference;
using Neurosurgeon.Planning.Partitioning;

namespace Neurosurgeon.Actors.Tests.Edge;

/// <summary>What is said of tasks that were carried out, but not as somebody would want them.</summary>
public sealed class RemarkTests : IAsyncLifetime
{
    private const string Model = "mobile_net";
    private readonly TwoNodes _nodes = new();

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public async Task An_output_that_is_no_number_is_remarked_upon_and_equals_itself(int cut)
    {
        var completed = Assert.Single((await _nodes.RunAsync([Model], WithNaN(cut))).Completed);

        Assert.Equal(cut == 0 ? Node.Cloud : Node.Edge, completed.CompletedBy);
        Assert.Contains("not a number", completed.Remark, StringComparison.Ordinal);
        Assert.Equal(0, completed.MaxAbsDiff);
    }

    [Fact]
    public async Task An_output_that_is_no_number_fails_the_task_where_that_is_asked_for()
    {
        var run = await _nodes.RunAsync([Model], WithNaN(cut: 65) with { FailOnNaN = true });

        var failed = Assert.IsType<TaskOutcome.Failed>(Assert.Single(run.Reports).Outcome);
        Assert.Contains("not a number", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_took_longer_than_it_was_to_take_is_completed_and_said_to_be_late()
    {
        var options = TwoNodes.Options() with { Target = Target.LeastEnergyWithin(0.001) };

        var completed = Assert.Single((await _nodes.RunAsync(["le_net"], options)).Completed);

        Assert.False(completed.IsQuickEnough);
        Assert.Contains("more than the 0.001 ms", completed.Remark, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    private RunOptions WithNaN(int cut)
    {
        var info = _nodes.Network(Model).Input;
        var values = new float[info.ElementCount];
        values[values.Length / 2] = float.NaN;
        return TwoNodes.Options(cut) with { Input = Tensor.FromArray(info, values) };
    }
}
