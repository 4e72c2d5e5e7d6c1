using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Inference.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class EngineStartTests(EngineFixture fixture)
{
    [Fact]
    public void The_description_says_what_a_measurement_holds_for()
    {
        EngineDescription description = fixture.Engine.Description;
        Assert.Equal(("onnxruntime", Device.Cpu, Environment.ProcessorCount), (description.Name, description.Device, description.Threads));
        Assert.Matches(@"^\d+\.\d+\.\d+", description.Version);
    }

    [Fact]
    public void A_second_engine_with_other_threads_is_refused_with_the_reason()
    {
        var options = new EngineOptions { Threads = Environment.ProcessorCount + 1 };
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => new OnnxRuntimeEngine(options));
        Assert.Contains($"started it with {Environment.ProcessorCount} threads", refusal.Message);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -1)]
    public void Options_out_of_range_are_refused(int threads, long budgetBytes)
    {
        var options = new EngineOptions { Threads = threads, SessionBudgetBytes = budgetBytes };
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnnxRuntimeEngine(options));
    }

    [Fact]
    public void Without_the_cuda_provider_the_device_is_refused_with_what_is_missing()
    {
        // The package for processors has their provider only; another build may have both.
        DeviceNotAvailableException refusal = Assert.Throws<DeviceNotAvailableException>(
            () => new OnnxRuntimeEngine(new EngineOptions { Device = Device.Cuda }));
        Assert.StartsWith("The device cuda is not available: ", refusal.Message);
        Assert.Contains("CUDAExecutionProvider", refusal.Message);
    }

    [Fact]
    public void A_disposed_engine_runs_nothing()
    {
        var engine = new OnnxRuntimeEngine();
        engine.Dispose();
        Models.Network network = fixture.Network("le_net");
        Assert.Throws<ObjectDisposedException>(() => engine.Prepare(network, network.All));
    }
}
