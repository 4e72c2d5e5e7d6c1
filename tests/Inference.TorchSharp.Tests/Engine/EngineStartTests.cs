using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Tests;

[Collection(EngineCollection.Name)]
public sealed class EngineStartTests(EnginesFixture fixture)
{
    [Fact]
    public void The_description_says_what_a_measurement_holds_for()
    {
        EngineDescription description = fixture.TorchSharp.Description;
        Assert.Equal(("torchsharp", Device.Cpu, Environment.ProcessorCount), (description.Name, description.Device, description.Threads));
        Assert.Matches(@"^\d+\.\d+\.\d+.* on libtorch \d+\.\d+", description.Version);
    }

    [Fact]
    public void A_second_engine_with_other_threads_is_refused_with_the_reason()
    {
        var options = new EngineOptions { Threads = Environment.ProcessorCount + 1 };
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => new TorchSharpEngine(options));
        Assert.Contains($"started it with {Environment.ProcessorCount}", refusal.Message);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -1)]
    public void Options_out_of_range_are_refused(int threads, long budgetBytes)
    {
        var options = new EngineOptions { Threads = threads, SessionBudgetBytes = budgetBytes };
        Assert.Throws<ArgumentOutOfRangeException>(() => new TorchSharpEngine(options));
    }

    [Fact]
    public void Where_there_is_no_cuda_the_device_is_refused_with_what_is_missing()
    {
        if (torch.cuda.is_available())
            return;
        DeviceNotAvailableException refusal = Assert.Throws<DeviceNotAvailableException>(
            () => new TorchSharpEngine(new EngineOptions { Device = Device.Cuda }));
        Assert.StartsWith("The device cuda is not available: ", refusal.Message);
        Assert.Contains("-p:TorchSharp=cuda-", refusal.Message);
    }

    [Fact]
    public void A_disposed_engine_runs_nothing()
    {
        IInferenceEngine engine = new TorchSharpEngine(new EngineOptions());
        engine.Dispose();
        Models.Network network = fixture.Network("le_net");
        Assert.Throws<ObjectDisposedException>(() => engine.Prepare(network, network.All));
    }

    [Fact]
    public void Every_thread_that_runs_layers_has_the_number_of_threads_of_the_engine()
    {
        Models.Network network = fixture.Network("le_net");
        using Tensor input = RandomTensor.Create(network.Input, seed: 1);
        int threads = 0;
        var runner = new Thread(() =>
        {
            fixture.TorchSharp.Run(network, network.All, [input]).Dispose();
            threads = torch.get_num_threads();
        });
        runner.Start();
        runner.Join();
        Assert.Equal(Environment.ProcessorCount, threads);
    }
}
