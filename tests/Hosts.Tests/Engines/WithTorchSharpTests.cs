using Neurosurgeon.Hosts.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Engines;

/// <summary>Real cloud and edge processes of a build with TorchSharp.</summary>
public sealed class WithTorchSharpTests
{
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData("torchsharp", "onnxruntime")]
    [InlineData("onnxruntime", "torchsharp")]
    [InlineData("torchsharp", "torchsharp")]
    public async Task Edge_and_cloud_may_compute_with_different_engines(string edgeEngine, string cloudEngine)
    {
        var (cloud, port) = await NodeCommand.StartCloudAsync("--engine", cloudEngine);
        await using var _ = cloud;

        await using var edge = await NodeCommand.RunAsync(
            "edge", "-p", port, "-t", "alex_net", "--cut", "8", "--verify", "--json", "--engine", edgeEngine);

        Assert.True(await edge.ExitCodeAsync() == 0, edge.Errors);
        Assert.Contains($"({cloudEngine} ", cloud.Errors, StringComparison.Ordinal);
        var task = Assert.Single(edge.JsonTasks);
        Assert.Equal("cloud", task.GetProperty("completed_by").GetString());
        Assert.InRange(task.GetProperty("max_abs_diff").GetDouble(), 0, Tolerance);
    }

    [Fact]
    public async Task The_layer_study_names_the_engine_that_it_measured()
    {
        await using var command = await NodeCommand.RunAsync("models", "show", "le_net", "--engine", "torchsharp");

        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
        Assert.Contains("by torchsharp ", command.Output[^1], StringComparison.Ordinal);
    }
}
