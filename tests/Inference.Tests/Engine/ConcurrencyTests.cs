using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Inference.Tests.Support;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Inference.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class ConcurrencyTests(EngineFixture fixture)
{
    private const int Threads = 4;
    private const int RunsEach = 6;

    [Fact]
    public void Several_threads_share_an_engine_and_build_each_range_once()
    {
        Network network = fixture.Network("alex_net");
        using var engine = new OnnxRuntimeEngine();
        using Tensor input = RandomTensor.Create(network.Input, seed: 5);
        using TensorSet expected = fixture.Engine.Run(network, network.All, [input]);
        int[] cuts = [3, 6];

        InParallel(thread =>
        {
            for (int run = 0; run < RunsEach; run++)
            {
                int cut = cuts[(thread + run) % cuts.Length];
                using TensorSet crossing = engine.Run(network, new LayerRange(0, cut), [input]);
                using TensorSet output = engine.Run(network, new LayerRange(cut, network.Layers.Length), crossing);
                Assert.InRange(Difference.Relative(expected[0].Floats, output[0].Floats), 0, Difference.Allowed);
            }
        });

        Assert.Equal(2 * cuts.Length, engine.SessionCount);
    }

    [Fact]
    public void Without_a_budget_sessions_serve_the_runs_in_progress_and_none_is_kept()
    {
        Network network = fixture.Network("le_net");
        using var engine = new OnnxRuntimeEngine(new EngineOptions { SessionBudgetBytes = 0 });
        using Tensor input = RandomTensor.Create(network.Input, seed: 5);
        using TensorSet expected = fixture.Engine.Run(network, network.All, [input]);

        InParallel(_ =>
        {
            for (int run = 0; run < RunsEach; run++)
            {
                using TensorSet output = engine.Run(network, network.All, [input]);
                Assert.InRange(Difference.Relative(expected[0].Floats, output[0].Floats), 0, Difference.Allowed);
            }
        });

        Assert.Equal((0, 0L), (engine.SessionCount, engine.SessionBytes));
    }

    [Fact]
    public void Sessions_kept_stay_within_the_budget()
    {
        const long budget = 40_000_000;
        Network network = fixture.Network("alex_net");
        using var engine = new OnnxRuntimeEngine(new EngineOptions { SessionBudgetBytes = budget });
        for (int cut = 1; cut < network.Layers.Length; cut++)
        {
            engine.Prepare(network, new LayerRange(0, cut));
            engine.Prepare(network, new LayerRange(cut, network.Layers.Length));
            Assert.InRange(engine.SessionBytes, 1, budget);
        }
    }

    [Fact]
    public void A_cancelled_run_stops_and_the_engine_goes_on()
    {
        Network network = fixture.Network("alex_net");
        using Tensor input = RandomTensor.Create(network.Input, seed: 5);
        using var cancelled = new CancellationTokenSource();
        using var running = new ManualResetEventSlim();
        var canceller = new Thread(() =>
        {
            running.Wait();
            cancelled.Cancel();
        });
        canceller.Start();

        OperationCanceledException stopped = Assert.ThrowsAny<OperationCanceledException>(() => RunUntilCancelled(network, input, running, cancelled.Token));

        canceller.Join();
        Assert.Equal(cancelled.Token, stopped.CancellationToken);
        fixture.Engine.Run(network, network.All, [input]).Dispose();
    }

    private void RunUntilCancelled(Network network, Tensor input, ManualResetEventSlim running, CancellationToken cancellation)
    {
        while (true)
        {
            fixture.Engine.Run(network, network.All, [input], cancellation).Dispose();
            running.Set();
        }
    }

    private static void InParallel(Action<int> work)
    {
        var failures = new List<Exception>();
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(index => new Thread(() =>
        {
            try
            {
                work(index);
            }
            catch (Exception exception)
            {
                lock (failures)
                    failures.Add(exception);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Empty(failures);
    }
}
