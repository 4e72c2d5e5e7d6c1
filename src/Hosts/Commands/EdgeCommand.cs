using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using Akka.Actor;
using Neurosurgeon.Actors;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Encodings;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Configuration;
using Neurosurgeon.Hosts.Input;
using Neurosurgeon.Hosts.Lifetime;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Nodes;
using Neurosurgeon.Reports.Runs;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon edge</c>: an edge node, until its tasks are done.</summary>
internal static class EdgeCommand
{
    // How long the task under way may take after an interruption, and then its report and the summary to be written.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var ip = NodeOptions.Ip("The cloud's address.");
        var port = NodeOptions.Port("The cloud's port.", least: 1);
        var device = NodeOptions.DeviceOption();
        var engine = NodeOptions.Engine();
        var predictor = NodeOptions.Predictor();
        var config = NodeOptions.Config();
        var endWithInput = NodeOptions.EndWithStandardInput();
        var model = new Option<string?>("--task", "-t") { Description = "Single-task mode: the network to run once." };
        var run = new RunOptionSet();
        var command = new Command("edge", "Start an edge node: it runs one inference (-t) or a task list (--tasks) together with a cloud.")
        {
            ip, port, device, engine, predictor, model, config, endWithInput,
        };
        run.AddTo(command);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(model) is null) == (result.GetValue(run.Tasks) is null))
                result.AddError("An edge takes either -t MODEL or --tasks FILE.");
        });

        command.SetAction(async (parsed, interrupted) =>
        {
            var file = parsed.GetValue(run.Tasks);
            var tasks = file is null
                ? [new InferenceTask(1, ModelZoo.Resolve(parsed.GetValue(model)!))]
                : TaskListFile.Read(file.ToString());
            var options = new RunOptions(
                parsed.GetValue(run.Cut),
                parsed.GetValue(run.Verify),
                parsed.GetValue(run.Seed),
                parsed.GetValue(run.Input) is { } input ? NpyFile.Read(input.ToString()) : null,
                MeasureLinkBeforeEachTask: file is null)
            {
                Target = run.Target.TargetOf(parsed),
                FailOnNaN = parsed.GetValue(run.FailOnNaN),
            };
            var outputs = parsed.GetValue(run.SaveOutput) is { } path ? new OutputFiles(path.ToString(), file is not null) : null;
            IRunReport report = parsed.GetValue(run.Json) ? new JsonReport(Console.Out) : new TaskTable(Console.Out, options.Target.NeedsEnergy);

            using var ended = parsed.GetValue(endWithInput) ? new StandardInputEnd(interrupted) : null;
            return await RunAsync(
                parsed.GetValue(run.Network),
                await NodeAddress.ResolveAsync(parsed.GetValue(ip)!), parsed.GetValue(port), new NodeEngine(parsed.GetValue(engine), parsed.GetValue(device), parsed.GetValue(predictor), Speed: parsed.GetValue(run.EdgeSpeed) ?? 1),
                run.Setting(parsed), ConfigurationFile.Find(parsed.GetValue(config), "edge.hocon"),
                tasks, options, parsed.GetValue(run.MaxError) ?? 0, outputs, report, ended?.Token ?? interrupted);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        LinkText? network,
        ImmutableArray<IPAddress> cloud,
        int cloudPort,
        NodeEngine compute,
        string setting,
        string? configurationFile,
        ImmutableArray<InferenceTask> tasks,
        RunOptions options,
        double maxError,
        OutputFiles? outputs,
        IRunReport report,
        CancellationToken interrupted)
    {
        // While the node starts.
        var codecSpeeds = Task.Run(() => CodecBenchmark.Measure(TimeProvider.System), CancellationToken.None);
        var own = NodeAddress.OwnAddressTowards(cloud, cloudPort);
        using var link = network is null ? null : EmulatedLink.Start(network.Text, network.ToString());
        await using var node = NodeHost.Start(EdgeActor.SystemName, configurationFile, own, port: 0, compute, setting, link is null ? null : link.RouteAsync);
        node.System.ActorOf(NoticeActor.Props(Console.Error), "notices");

        using var check = ContactCheck.Of(node.System.Settings.Config);
        var contacts = await ContactsAsync(node, cloud, cloudPort);

        var finished = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reporter = node.System.ActorOf(ReporterActor.Props(report, outputs is null ? null : outputs.Save, finished, TimeProvider.System), "reporter");
        var edge = NodeActors.StartEdge(node.System, new EdgeSetup
        {
            Contacts = contacts,
            Engine = node.Engine,
            Library = node.Library,
            Densities = node.Densities,
            Transfer = new TransferPolicy(await codecSpeeds, node.Settings.Edge.Encodings, maxError),
            Settings = node.Settings,
            Options = options,
            Reporter = reporter,
            FindFault = check.FindFaultAsync,
        });
        edge.Tell(new EdgeProtocol.RunTasks(tasks));
        // Akka may end an actor system of its own accord; nobody would answer then.
        Task ended = Task.WhenAny(finished.Task, node.System.WhenTerminated);
        await ended.WaitAsync(interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (finished.Task.IsCompleted)
            return await finished.Task;
        if (ended.IsCompleted)
            throw CommandException.Unavailable("The edge has ended before its tasks were done, for a reason that is said above. Start it again.");

        edge.Tell(new EdgeProtocol.StopRun(Patience));
        try
        {
            return await finished.Task.WaitAsync(Patience + WriteLimit);
        }
        catch (TimeoutException)
        {
            Console.Error.WriteLine("The run was interrupted, and its summary could not be written: nobody reads standard output.");
            return ExitCode.TaskFailed;
        }
    }

    // A host with several addresses is asked at all of them: a cloud listens at one.
    private static async Task<ImmutableArray<Address>> ContactsAsync(NodeHost node, ImmutableArray<IPAddress> cloud, int cloudPort)
    {
        var contacts = CloudsAt(node, cloud, cloudPort).ToList();
        foreach (var contact in node.Settings.Edge.ContactPoints)
            contacts.AddRange(CloudsAt(node, await NodeAddress.ResolveAsync(contact.Host, "neurosurgeon.edge.contact-points"), contact.Port));
        return [.. contacts.Distinct()];
    }

    // Nodes speak one protocol: with TLS or without.
    private static IEnumerable<Address> CloudsAt(NodeHost node, ImmutableArray<IPAddress> addresses, int port) =>
        addresses.Select(address => new Address(node.OwnAddress.Protocol, CloudPaths.SystemName, NodeAddress.HostOf(address), port));
}
