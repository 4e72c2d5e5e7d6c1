using System.CommandLine;
using System.Globalization;
using Neurosurgeon.Actors;
using Neurosurgeon.Configuration;
using Neurosurgeon.Hosts.Lifetime;
using Neurosurgeon.Nodes;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Reports.Runs;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon cloud</c>: a cloud node, until it is interrupted.</summary>
internal static class CloudCommand
{
    public static Command Create()
    {
        var ip = NodeOptions.Ip("The address at which edges reach this node.");
        var port = NodeOptions.Port("The port to listen on; 0 takes any that is free.", least: 0);
        var device = NodeOptions.DeviceOption();
        var engine = NodeOptions.Engine();
        var predictor = NodeOptions.Predictor();
        var config = NodeOptions.Config();
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Do not report each execution." };
        var endWithInput = NodeOptions.EndWithStandardInput();
        var command = new Command("cloud", "Start a cloud node: it runs what edges leave to it, until Ctrl-C.") { ip, port, device, engine, predictor, config, quiet, endWithInput };
        command.SetAction((parsed, interrupted) => RunAsync(
            parsed.GetValue(ip)!, parsed.GetValue(port), new NodeEngine(parsed.GetValue(engine), parsed.GetValue(device), parsed.GetValue(predictor)), parsed.GetValue(config), parsed.GetValue(quiet), parsed.GetValue(endWithInput), interrupted));
        return command;
    }

    private static async Task<int> RunAsync(
        string ip, int port, NodeEngine compute, FileInfo? config, bool isQuiet, bool endWithInput, CancellationToken interrupted)
    {
        var address = await NodeAddress.ResolveOwnAsync(ip);
        var file = ConfigurationFile.Find(config, "cloud.hocon");
        await using var node = NodeHost.Start(CloudPaths.SystemName, file, address, port, compute);
        node.System.ActorOf(NoticeActor.Props(Console.Error, isQuiet), "notices");
        var executors = SettingsReader.ExecutorCount(node.System.Settings.Config);
        var failed = NodeActors.StartCloud(node.System, node.Engine, node.Library, TimeProvider.System).Failed;

        var engine = node.Engine.Description;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Cloud node with {executors} executor{(executors == 1 ? "" : "s")} on {engine.Device.ToString().ToLowerInvariant()} ({engine.Name} {engine.Version}, {ThreadCount.Of(engine.Threads)}), {(file is null ? "default configuration" : $"configuration {file}")}."));
        // The only line on standard output: what a script needs that has asked for any free port.
        Console.Out.WriteLine($"listening {NodeAddress.HostOf(address)}:{node.OwnAddress.Port}");

        using var ended = endWithInput ? new StandardInputEnd(interrupted) : null;
        var asked = ended?.Token ?? interrupted;
        Task over = Task.WhenAny(node.System.WhenTerminated, failed);
        await over.WaitAsync(asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (failed.IsCompleted)
            throw CommandException.Unavailable(await failed);
        return asked.IsCancellationRequested
            ? ExitCode.Completed
            : throw CommandException.Unavailable("The node has ended without being asked to: its cluster has removed it, it was on the smaller side of a split, or its cluster's settings are wrong, as said above. Start it again to join.");
    }
}
