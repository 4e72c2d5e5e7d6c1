
namespace Neurosurgeon.Configuration.Tests;

public sealed class DeploymentSettingsTests
{
    private const string Executors = "akka.actor.deployment./cloud/executors";

    [Theory]
    [InlineData("")]
    [InlineData($"{Executors} {{ router = smallest-mailbox-pool, nr-of-instances = 3 }}")]
    [InlineData($"{Executors} {{ router = random-pool, resizer {{ enabled = on, lower-bound = 2, upper-bound = 2 }} }}")]
    [InlineData($"{Executors}.resizer {{ enabled = off, lower-bound = 5, upper-bound = 2 }}")]
    [InlineData($"{Executors}.dispatcher = akka.actor.internal-dispatcher")]
    [InlineData("akka.actor.deployment { /cloud/front.dispatcher = akka.actor.default-dispatcher, \"/cloud/executors/*\".mailbox = \"\" }")]
    [InlineData("akka.actor.deployment./cloud/fronts { router = round-robin-group, routees.paths = [\"/user/cloud/front\"], cluster { enabled = on, allow-local-routees = on } }")]
    public void What_one_node_can_do_is_accepted(string hocon) => Check(hocon);

    [Theory]
    [InlineData("broadcast-pool", "several times")]
    [InlineData("scatter-gather-pool", "several times")]
    [InlineData("tail-chopping-pool", "several times")]
    [InlineData("consistent-hashing-pool", "loses tasks")]
    [InlineData("round-robin-group", "starts no executors")]
    [InlineData("rund-robin-pool", "it takes")]
    public void A_router_that_repeats_tasks_or_loses_them_is_refused_with_those_that_fit(string router, string why)
    {
        var message = Refusal($"{Executors}.router = {router}");

        Assert.Contains($"{Executors}.router is '{router}'", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.Contains("round-robin-pool, smallest-mailbox-pool or random-pool", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("target.nodes = [\"akka.tcp://cloud@127.0.0.1:1\"]", "target")]
    [InlineData("cluster { enabled = on, max-nr-of-instances-per-node = 2 }", "cluster")]
    [InlineData("remote = \"akka.tcp://cloud@127.0.0.1:1\"", "remote")]
    public void A_pool_of_other_nodes_is_refused(string hocon, string key)
    {
        var message = Refusal($"{Executors} {{ {hocon} }}");

        Assert.Contains($"{Executors}.{key} ", message, StringComparison.Ordinal);
        Assert.Contains("start more cloud nodes instead", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"{Executors}.resizer {{ enabled = on, lower-bound = 5, upper-bound = 2 }}", $"{Executors}.resizer.lower-bound is 5")]
    [InlineData($"{Executors}.resizer {{ enabled = on, lower-bound = 11 }}", "above the upper-bound 10")]
    [InlineData($"{Executors}.resizer {{ enabled = on, lower-bound = 0 }}", "it takes a whole number from 1 to")]
    [InlineData($"{Executors}.resizer {{ enabled = on, upper-bound = many }}", "upper-bound is 'many'")]
    [InlineData("akka.actor.deployment./cloud/fronts { resizer.enabled = on, cluster.enabled = on }", "a resizer and a cluster")]
    public void A_resizer_that_would_end_the_actor_system_is_named(string hocon, string expected) =>
        Assert.Contains(expected, Refusal(hocon), StringComparison.Ordinal);

    [Theory]
    [InlineData("/executors", "/cloud/executors")]
    [InlineData("/cloud/executor", "/cloud/executors")]
    [InlineData("/cloud/Executors", "/cloud/executors")]
    [InlineData("cloud/executors", "/cloud/executors")]
    [InlineData("/cloud/exectors", "/cloud/executors")]
    [InlineData("/cloud/frnots", "/cloud/fronts")]
    [InlineData("/user/cloud/executors", "/cloud/executors")]
    public void A_misspelt_path_is_named_with_the_nearest_right_one(string path, string nearest)
    {
        var message = Refusal($"akka.actor.deployment {{ {path} {{ nr-of-instances = 4 }} }}");

        Assert.Contains($"has '{path}'", message, StringComparison.Ordinal);
        Assert.EndsWith($"did you mean {nearest}?", message, StringComparison.Ordinal);
    }

    private static string Refusal(string hocon) => Assert.Throws<SettingsException>(() => Check(hocon)).Message;

    private static void Check(string hocon) => DeploymentSettings.Check(NodeConfiguration.Load(hocon, null), CloudPaths.All);
}
