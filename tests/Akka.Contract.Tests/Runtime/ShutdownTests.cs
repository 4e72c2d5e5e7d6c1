using System.Collections.Concurrent;
using Akka;
using Akka.Actor;
using Akka.Configuration;

namespace Contract.Runtime;

public sealed class ShutdownTests : ContractTest
{
    private readonly ConcurrentQueue<string> _ran = new();

    [Fact]
    public async Task Phases_run_in_order_and_the_system_ends()
    {
        var shutdown = CoordinatedShutdown.Get(Sys);
        Add(shutdown, CoordinatedShutdown.PhaseBeforeActorSystemTerminate);
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop);
        Add(shutdown, CoordinatedShutdown.PhaseBeforeServiceUnbind);
        await shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance);

        Assert.Equal(["before-service-unbind", "service-stop", "before-actor-system-terminate"], _ran);
        Assert.True(Sys.WhenTerminated.IsCompleted);
        Assert.Same(CoordinatedShutdown.ClrExitReason.Instance, shutdown.ShutdownReason);
    }

    [Fact]
    public async Task Terminate_runs_the_phases()
    {
        Add(CoordinatedShutdown.Get(Sys), CoordinatedShutdown.PhaseServiceStop);
        await Sys.Terminate();

        Assert.Equal(["service-stop"], _ran);
    }

    [Fact]
    public async Task Tasks_run_while_actors_still_answer()
    {
        var actor = Spawn(me => me.On<string>(text => me.From.Tell(text)));
        CoordinatedShutdown.Get(Sys).AddTask(CoordinatedShutdown.PhaseServiceStop, "ask", async () =>
        {
            _ran.Enqueue(await actor.Ask<string>("alive", Soon));
            return Done.Instance;
        });
        await Sys.Terminate();

        Assert.Equal(["alive"], _ran);
    }

    [Fact]
    public async Task A_failing_task_does_not_hold_up_the_rest()
    {
        var shutdown = CoordinatedShutdown.Get(Sys);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "fails", () => throw new InvalidOperationException("no"));
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop);
        await shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance);

        Assert.Equal(["service-stop"], _ran);
    }

    [Fact]
    public async Task A_phase_that_takes_too_long_is_left_behind()
    {
        var system = ActorSystem.Create("slow", "akka.loglevel = ERROR\nakka.coordinated-shutdown.phases.service-unbind.timeout = 100ms");
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "never", () => new TaskCompletionSource<Done>().Task);
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop);
        await shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance);

        Assert.Equal(["service-stop"], _ran);
    }

    [Fact]
    public void A_task_for_an_unknown_phase_is_refused() =>
        Assert.Throws<ConfigurationException>(() => CoordinatedShutdown.Get(Sys).AddTask("no-such-phase", "task", () => Task.FromResult(Done.Instance)));

    [Fact]
    public async Task Everything_stops_and_PostStop_is_called()
    {
        var stopped = new ConcurrentQueue<string>();
        Spawn(me => me.OnPostStop = () => stopped.Enqueue("stopped"));
        await Sys.Terminate();

        Assert.Equal(["stopped"], stopped);
    }

    [Fact]
    public async Task Callbacks_run_at_the_end()
    {
        Sys.RegisterOnTermination(() => _ran.Enqueue("callback"));
        await Sys.Terminate();

        Assert.Equal(["callback"], _ran);
    }

    [Theory]
    [InlineData("-leading")]
    [InlineData("with space")]
    [InlineData("")]
    public void A_malformed_system_name_is_refused(string name) => Assert.ThrowsAny<ArgumentException>(() => ActorSystem.Create(name));

    private void Add(CoordinatedShutdown shutdown, string phase) => shutdown.AddTask(phase, $"record {phase}", () =>
    {
        _ran.Enqueue(phase);
        return Task.FromResult(Done.Instance);
    });
}
