
namespace Neurosurgeon.Configuration.Tests;

public sealed class AkkaSettingsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("akka { loglevel = debug, log-dead-letters = 10, log-dead-letters-during-shutdown = true }")]
    [InlineData("akka.remote { log-frame-size-exceeding = 5000b, retry-gate-closed-for = 1s, transport-failure-detector.heartbeat-interval = \"4 s\" }")]
    [InlineData("akka.remote.dot-netty.tcp { send-buffer-size = 0, receive-buffer-size = 256KiB, enable-ssl = on, backlog = 100 }")]
    [InlineData("akka.cluster { retry-unsuccessful-join-after = off, split-brain-resolver.down-all-when-unstable = 10s, auto-down-unreachable-after = off }")]
    [InlineData("akka.actor.deployment./cloud/executors { within = 3s, dispatcher = akka.actor.internal-dispatcher, resizer { enabled = on, rampup-rate = 0.5 } }")]
    [InlineData("akka.some-plugin { enabled = yes, interval = soon }")]
    public void What_Akka_takes_is_accepted(string hocon) => AkkaSettings.Check(NodeConfiguration.Load(hocon, null));

    [Theory]
    [InlineData("akka.remote.dot-netty.tcp.tcp-reuse-addr = yes", "akka.remote.dot-netty.tcp.tcp-reuse-addr is 'yes'; it takes on or off")]
    [InlineData("akka.remote.dot-netty.tcp.enable-ssl = True", "enable-ssl is 'True'; it takes on or off")]
    [InlineData("akka.remote.untrusted-mode = 1", "untrusted-mode is '1'; it takes on or off")]
    [InlineData("akka.log-dead-letters = perhaps", "akka.log-dead-letters is 'perhaps'")]
    [InlineData("akka.remote.dot-netty.tcp.maximum-frame-size = 16 mb", "maximum-frame-size is '16 mb'; it takes a size")]
    [InlineData("akka.remote.retry-gate-closed-for = soon", "retry-gate-closed-for is 'soon'; it takes a duration")]
    [InlineData("akka.remote.transport-failure-detector.heartbeat-interval = 1m 30s", "heartbeat-interval is '1m 30s'; it takes a duration")]
    [InlineData("akka.actor.default-dispatcher.throughput = lots", "throughput is 'lots'; it takes a number")]
    [InlineData("akka.actor.deployment./cloud/executors.resizer.enabled = yes", "akka.actor.deployment./cloud/executors.resizer.enabled is 'yes'; it takes on or off")]
    [InlineData("akka.actor.deployment./cloud/executors.dispatcher = nope", "dispatcher is 'nope', and there is no such dispatcher")]
    [InlineData("akka.actor.default-dispatcher.type = Nope", "akka.actor.default-dispatcher.type is 'Nope'; it takes Dispatcher,")]
    [InlineData("neurosurgeon.inference-dispatcher.type = Nope", "neurosurgeon.inference-dispatcher.type is 'Nope'; it takes Dispatcher,")]
    [InlineData("akka.loglevel = LOUD", "akka.loglevel is 'LOUD'; it takes OFF, ERROR, WARNING, INFO or DEBUG")]
    [InlineData("akka.loggers = [\"No.Such.Logger, No.Such\"]", "akka.loggers names the class \"No.Such.Logger, No.Such\"")]
    [InlineData("akka.actor.serializers.own = \"No.Such.Serializer, Neurosurgeon.Actors\"", "akka.actor.serializers.own names the class")]
    [InlineData("akka.actor.serialization-bindings { \"No.Such.Message, Neurosurgeon.Actors\" = json }", "names the class \"No.Such.Message")]
    public void A_wrong_value_is_named_with_its_key_and_what_would_be_right(string hocon, string expected)
    {
        var config = NodeConfiguration.Load(hocon, null);

        Assert.Contains(expected, Assert.Throws<SettingsException>(() => AkkaSettings.Check(config)).Message, StringComparison.Ordinal);
    }
}
