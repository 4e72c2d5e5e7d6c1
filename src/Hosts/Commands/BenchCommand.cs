using System.CommandLine;
using System.Globalization;
using Neurosurgeon.Configuration;
using Neurosurgeon.Experiments.Bench;
using Neurosurgeon.Nodes;
using Neurosurgeon.Reports.Charts;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon bench</c>: measures how good the decisions are.</summary>
internal static class BenchCommand
{
    public static Command Create() => new("bench", "Measure how good the decisions are.") { Partition() };

    private static Command Partition()
    {
        var options = new BenchOptionSet();
        var config = NodeOptions.Config();
        var html = new Option<FileInfo?>("--html") { Description = "Also write a page with tables and charts as the paper has them.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Write an object a line instead of a table." };
        var command = new Command("partition", "Run every cut of networks on emulated links, and compare with it the cut that the edge chooses.");
        options.AddTo(command);
        foreach (var option in (Option[])[html, config, json])
            command.Options.Add(option);
        command.SetAction(async (parsed, interrupted) =>
        {
            var plan = options.Plan(parsed);
            IBenchReport report = parsed.GetValue(json) ? new BenchLines(Console.Out, plan) : new BenchTable(Console.Out, plan);
            using var cloud = NodeProcess.Start(["cloud", "-i", "127.0.0.1", "-p", "0", "--quiet"], readsOutput: true);
            var port = int.Parse(await cloud.ReadPortAsync("The cloud node", interrupted), CultureInfo.InvariantCulture);
            var run = new BenchRun(plan, port, ConfigurationFile.Find(parsed.GetValue(config), "edge.hocon"), report, interrupted);
            try
            {
                await run.RunAsync();
            }
            finally
            {
                // Interrupted or not: what has been measured counts.
                if (run.Cells.Count > 0)
                    Conclude(new BenchSummary([.. run.Cells]), plan, report, parsed.GetValue(html));
            }

            if (run.NotBegun > 0)
                Console.Error.WriteLine($"{run.NotBegun} of {plan.CellCount} cells were not begun: the budget is spent.");
            return run.Failed == 0 ? ExitCode.Completed : ExitCode.TaskFailed;
        });
        return command;
    }

    private static void Conclude(BenchSummary summary, BenchPlan plan, IBenchReport report, FileInfo? html)
    {
        report.Summary(summary);
        if (html is null)
            return;
        OutputPage.Write(html.FullName, BenchPage.Text(summary, plan));
        Console.Error.WriteLine($"The page is {html.FullName} ({new FileInfo(html.FullName).Length / 1000:N0} KB).");
    }
}
