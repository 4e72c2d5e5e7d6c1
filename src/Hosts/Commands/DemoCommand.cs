using System.CommandLine;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Nodes;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon demo</c>: a cloud process and an edge process on this machine, and a task list.</summary>
internal static class DemoCommand
{
    private const string DefaultTasks = "tasks.txt";
    private const int EdgeThreads = 1;

    public static Command Create()
    {
        var run = new RunOptionSet();
        var device = NodeOptions.DeviceOption();
        var engine = NodeOptions.Engine();
        var predictor = NodeOptions.Predictor();
        var command = new Command("demo", "Start a cloud process and an edge process on 127.0.0.1 and work through a task list.") { device, engine, predictor };
        run.AddTo(command);
        command.SetAction(async (parsed, interrupted) =>
        {
            var options = run.Forward(parsed).ToList();
            if (parsed.GetValue(run.Tasks) is null)
                options.AddRange(["--tasks", ConfigurationFile.Find(null, DefaultTasks) ?? throw CommandException.BadInput($"There is no config/{DefaultTasks}; name a task list with --tasks.")]);

            // A demonstration shows that the split result is the whole network's.
            if (!parsed.GetValue(run.Verify))
                options.Add(run.Verify.Name);

            List<string> compute = [device.Name, parsed.GetValue(device).ToString().ToLowerInvariant()];
            if (parsed.GetValue(engine) is { } kind)
                compute.AddRange([engine.Name, kind.Name()]);
            if (parsed.GetValue(predictor) is { } use)
                compute.AddRange([predictor.Name, use.ToString().ToLowerInvariant()]);
            Console.Error.WriteLine($"The cloud computes with {ThreadCount.Of(Environment.ProcessorCount)} and the edge with {EdgeThreads}: the edge is to be the weaker device.");
            using var cloud = NodeProcess.Start(["cloud", "-i", "127.0.0.1", "-p", "0", .. compute], readsOutput: true);
            var port = await cloud.ReadPortAsync("The cloud node", interrupted);
            using var edge = NodeProcess.Start(["edge", "-i", "127.0.0.1", "-p", port, .. compute, .. options], readsOutput: false, ("NEUROSURGEON_THREADS", $"{EdgeThreads}"));
            return await edge.WaitAsync(interrupted);
        });
        return command;
    }
}
