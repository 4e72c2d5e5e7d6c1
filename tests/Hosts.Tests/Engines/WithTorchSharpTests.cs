using Neurosurgeon.Hosts.Tests.Support;

namespace Neurosurgeon.Hosts.Tests.Engines;

/// <summary>Real cloud and edge processes of a build with TorchSharp's native libraries.</summary>
public sealed class WithTorchSharpTests
{
    private const double Tolerance = 1e-4;

    [SkippableTheory]
    [InlineData("torchsharp", "onnxruntime")]
    [InlineData("onnxruntime", "torchsharp")]
    [InlineData("torchsharp", "torchsharp")]
    public async Task Edge_and_cloud_may_compute_with_different_engines(string edgeEngine, string cloudEngine)
    {
        SkipOnOldSystem();
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

    [SkippableFact]
    public async Task The_layer_study_names_the_engine_that_it_measured()
    {
        SkipOnOldSystem();
        await using var command = await NodeCommand.RunAsync("models", "show", "le_net", "--engine", "torchsharp");

        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
        Assert.Contains("by torchsharp ", command.Output[^1], StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(null, "0")]
    [InlineData("active", "30000000000")]
    public async Task Waiting_threads_of_libtorch_sleep_at_once_unless_the_environment_has_them_spin(string? policy, string turns)
    {
        SkipOnOldSystem();
        // Has the library that keeps libtorch's threads say what it made of the environment: 300,000 turns are its own choice.
        (string, string)[] environment =
            [("OMP_DISPLAY_ENV", "verbose"), ("NEUROSURGEON_THREADS", "3"), .. policy is null ? [] : new[] { ("OMP_WAIT_POLICY", policy) }];
        await using var cloud = NodeCommand.Start(["cloud", "-p", "0", "--engine", "torchsharp"], environment);
        await cloud.LineAsync(line => line.StartsWith("Cloud node with ", StringComparison.Ordinal));

        Assert.Contains($"GOMP_SPINCOUNT = '{turns}'", cloud.Errors, StringComparison.Ordinal);
        Assert.Contains("OMP_NUM_THREADS = '3'", cloud.Errors, StringComparison.Ordinal);
    }

    private static void SkipOnOldSystem() =>
        Skip.If(
            OnOldSystemTests.IsOld,
            "This system's libstdc++ is older than TorchSharp's native libraries need; scripts/test-torchsharp.sh runs this test in a newer one.");
}
