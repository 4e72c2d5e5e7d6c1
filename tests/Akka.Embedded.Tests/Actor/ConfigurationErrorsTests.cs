using Akka.Actor;
using Akka.Configuration;

namespace Embedded.Actor;

public sealed class ConfigurationErrorsTests
{
    [Theory]
    [InlineData("akka.actor.provider = cluster", "-p:ActorRuntime=Akka")]
    [InlineData("akka.actor.provider = nonsense", "akka.actor.provider is 'nonsense'")]
    [InlineData("akka.actor.guardian-supervisor-strategy = Mine", "akka.actor.guardian-supervisor-strategy is 'Mine'")]
    [InlineData("akka.actor.default-dispatcher.type = Fast", "akka.actor.default-dispatcher.type is 'Fast'")]
    [InlineData("akka.actor.default-dispatcher.throughput = 0", "akka.actor.default-dispatcher.throughput is 0")]
    [InlineData("akka.actor.deployment { /a { router = random-pool } }", "akka.actor.deployment./a.router is 'random-pool'")]
    [InlineData("akka.actor.deployment { /a { router = round-robin-pool, resizer { enabled = on, upper-bound = 0 } } }", "upper-bound of a resizer is 0")]
    [InlineData("akka.loggers = [\"No.Such.Logger, Nowhere\"]", "No.Such.Logger, Nowhere")]
    [InlineData("akka.coordinated-shutdown.terminate-actor-system = off", "run-by-actor-system-terminate")]
    [InlineData("akka.coordinated-shutdown.phases { a { depends-on = [b] }, b { depends-on = [a] } }", "depends on itself")]
    public void A_wrong_value_is_named(string hocon, string expected)
    {
        var exception = Assert.ThrowsAny<Exception>(() => ActorSystem.Create("wrong", ConfigurationFactory.ParseString(hocon)));

        Assert.Contains(expected, exception.Message);
    }
}
