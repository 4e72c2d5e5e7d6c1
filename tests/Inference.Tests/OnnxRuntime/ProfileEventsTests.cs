using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Inference.Tests.OnnxRuntime;

public sealed class ProfileEventsTests
{
    [Fact]
    public void What_belongs_to_no_layer_counts_to_the_next_and_at_the_end_to_the_last()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("profile.json");
        File.WriteAllText(path, """
            [
            {"cat":"Session","dur":900,"ts":3,"name":"session_initialization"},
            {"cat":"Node","dur":100,"ts":3,"name":"layer#0#0_0_nchwc_kernel_time"},
            {"cat":"Node","dur":7,"ts":3,"name":"ReorderOutput_kernel_time"},
            {"cat":"Node","dur":20,"ts":3,"name":"layer#1#1_kernel_time"},
            {"cat":"Node","dur":30,"ts":3,"name":"layer#1#2_kernel_time"},
            {"cat":"Node","dur":5,"ts":3,"name":"ReorderOutput_token_1_kernel_time"},
            {"cat":"Session","dur":200,"ts":3,"name":"model_run"},
            {"cat":"Node","dur":110,"ts":3,"name":"layer#0#0_0_nchwc_kernel_time"},
            {"cat":"Session","dur":210,"ts":3,"name":"model_run"}
            ]
            """);

        IReadOnlyList<double[]> runs = ProfileEvents.LayerMs(path, layerCount: 3);

        Assert.Equal(2, runs.Count);
        Assert.Equal([0.1, 0.062, 0], runs[0].Select(ms => Math.Round(ms, 6)));
        Assert.Equal([0.11, 0, 0], runs[1].Select(ms => Math.Round(ms, 6)));
    }
}
