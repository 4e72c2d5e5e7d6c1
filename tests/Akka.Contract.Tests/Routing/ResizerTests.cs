using Akka.Actor;
using Akka.Routing;

namespace Contract.Routing;

public sealed class ResizerTests() : ContractTest("""
    akka.actor.deployment {
      /elastic {
        router = round-robin-pool
        nr-of-instances = 1
        resizer {
          enabled = on
          lower-bound = 2
          upper-bound = 4
          pressure-threshold = 0
          rampup-rate = 1.0
          backoff-rate = 0.5
          backoff-threshold = 0.4
          messages-per-resize = 1
        }
      }
    }
    """)
{
    [Fact]
    public async Task A_pool_starts_at_its_lower_bound_and_grows_to_its_upper_bound_under_load()
    {
        using var gate = new ManualResetEventSlim();
        var router = Sys.ActorOf(Props.Create(() => new Worker(gate)).WithRouter(FromConfig.Instance), "elastic");
        Assert.Equal(2, await Size(router));
        await AwaitAssertAsync(async () =>
        {
            router.Tell("work");
            Assert.Equal(4, await Size(router));
        });
        gate.Set();

        await AwaitAssertAsync(async () =>
        {
            router.Tell("work");
            Assert.Equal(2, await Size(router));
        });
    }

    [Theory]
    [InlineData(1, 5, 0)]
    [InlineData(5, 5, 1)]
    [InlineData(0, 10, -1)]
    public void The_change_follows_pressure(int pressure, int capacity, int change) =>
        Assert.Equal(change, new DefaultResizer(1, 20, backoffThreshold: 0.2).Filter(pressure, capacity));

    [Fact]
    public void Bounds_out_of_order_are_refused() => Assert.Throws<ArgumentException>(() => new DefaultResizer(3, 2));

    private static async Task<int> Size(IActorRef router) => (await router.Ask<Routees>(GetRoutees.Instance, Soon)).Members.Count();

    private sealed class Worker : ReceiveActor
    {
        public Worker(ManualResetEventSlim gate) => Receive<string>(_ => gate.Wait(Soon));
    }
}
