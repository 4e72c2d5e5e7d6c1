using System.CommandLine;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Nodes;
using Neurosurgeon.Reports.Charts;
using Neurosurgeon.Reports.Decisions;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon plan</c>: where a network would be cut, and why; nothing is run for it.</summary>
internal static class PlanCommand
{
    // As in 'demo': the edge is the weaker device.
    private const int EdgeThreads = 1;

    public static Command Create()
    {
        var model = ModelsCommand.ModelArgument();
        var options = new PlanOptionSet();
        var edge = PredictorsOption("edge", "this machine's with one thread");
        var cloud = PredictorsOption("cloud", "this machine's with all cores");
        var config = NodeOptions.Config();
        var html = new Option<FileInfo?>("--html") { Description = "Also write a page with charts, and a map of the best cut over uplink and load.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Write an object a line instead of a table." };
        var command = new Command("plan", "Say where a network would be cut, and why. No node has to run.") { model };
        options.AddTo(command);
        foreach (var option in (Option[])[edge, cloud, html, config, json])
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var network = ModelZoo.Outline(parsed.GetValue(model)!);
            var settings = ModelsCommand.Settings(parsed.GetValue(config), options.Setting(parsed));
            var study = DecisionStudy.Of(
                network,
                new PlannedDevice(
                    PlannedDevices.Predictors("edge", parsed.GetValue(edge), EdgeThreads, settings, Console.Error.WriteLine), options.EdgeSlowdown(parsed)),
                new PlannedDevice(
                    PlannedDevices.Predictors("cloud", parsed.GetValue(cloud), Environment.ProcessorCount, settings, Console.Error.WriteLine), Slowdown: 1),
                options.Link(parsed),
                options.LoadFactor(parsed),
                options.MaxError(parsed),
                settings.Power,
                options.TargetOf(parsed),
                settings.Edge.LargestPayloadBytes);
            if (parsed.GetValue(html) is { } file)
                WritePage(file.FullName, study);
            if (parsed.GetValue(json))
                CandidateLines.Write(Console.Out, study);
            else
                CandidateTable.Write(Console.Out, study);
            return ExitCode.Completed;
        });
        return command;
    }

    private static void WritePage(string path, DecisionStudy study)
    {
        OutputPage.Write(path, DecisionPage.Text(study));
        Console.Error.WriteLine($"The decision on {study.Network.Name} is in {path} ({new FileInfo(path).Length / 1000:N0} KB).");
    }

    private static Option<FileInfo?> PredictorsOption(string role, string otherwise) => new($"--{role}-predictors")
    {
        Description = $"Predict the {role}'s times with this file of 'predictor fit'. Without it: with {otherwise}.",
        HelpName = "FILE",
    };
}
