using Akka.Actor;

namespace Neurosurgeon.Configuration.Tests;

/// <summary>A node in untrusted mode, with <c>trusted-selection-paths</c> of the reference configuration.</summary>
public sealed class UntrustedModeTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly ActorSystem _node = Start("cloud", "akka.remote.untrusted-mode = on");
    private readonly ActorSystem _peer = Start("edge", "");

    // The promise of docs/deploy.md to those who switch it on relies on it: a path is trusted as it is written, without what is below it.
    [Fact]
    public async Task Others_find_what_edges_look_for_and_nothing_else()
    {
        string[] trusted = [CloudPaths.FrontName, CloudPaths.ProfilerName];
        string[] all = [.. trusted, CloudPaths.ExecutorsName];
        _node.ActorOf(Props.Create(() => new Cloud(all)), CloudPaths.Parent[1..]);

        foreach (var name in trusted)
            Assert.Equal(name, (await Select($"{CloudPaths.Parent}/{name}").ResolveOne(Patience)).Path.Name);
        await Task.WhenAll(((string[])[CloudPaths.Parent, CloudPaths.Executors, $"{CloudPaths.Front}/child", $"{CloudPaths.Executors}/../front"]).Select(
            path => Assert.ThrowsAsync<ActorNotFoundException>(() => Select(path).ResolveOne(TimeSpan.FromSeconds(1)))));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Task.WhenAll(_node.Terminate(), _peer.Terminate());

    private static ActorSystem Start(string name, string hocon) =>
        ActorSystem.Create(name, NodeConfiguration.Load($"akka.loglevel = OFF\n{hocon}", null));

    private ActorSelection Select(string path) =>
        _peer.ActorSelection($"{((ExtendedActorSystem)_node).Provider.DefaultAddress}/user{path}");

    private sealed class Cloud : ReceiveActor
    {
        public Cloud(string[] names)
        {
            foreach (var name in names)
                Context.ActorOf(Akka.Actor.Props.Create(() => new Parent()), name);
        }
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent() => Context.ActorOf(Props.Empty, "child");
    }
}
