using System.CommandLine;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Configuration;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Nodes;
using Neurosurgeon.Nodes.Diagnosis;
using Neurosurgeon.Reports;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon doctor</c>: what is wrong with this device, and what to do about it.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var ip = NodeOptions.Ip("The cloud's address. Without -i and -p no cloud is looked for.");
        var port = NodeOptions.Port("The cloud's port.", least: 1);
        var device = NodeOptions.DeviceOption();
        var engine = NodeOptions.Engine();
        var config = NodeOptions.Config();
        var json = new Option<bool>("--json") { Description = "Write an object a line." };
        var command = new Command("doctor", "Look at what a node needs of this device, of its configuration and of its cloud, and say what to do.")
        {
            ip, port, device, engine, config, json,
        };
        command.SetAction(async (parsed, _) =>
        {
            var file = ConfigurationFile.Find(parsed.GetValue(config), $"{EdgeActor.SystemName}.hocon");
            var loaded = NodeConfiguration.Load(new NodeEngine(parsed.GetValue(engine), parsed.GetValue(device)).Setting, file);
            var settings = NodeConfiguration.Located(file, () => NodeHost.Checked(loaded, EdgeActor.SystemName));
            var own = new DeviceChecks(settings);
            var others = new ConnectionChecks(loaded, settings);
            List<Finding> findings = [];

            Report(new("configuration", Verdict.Ok, file ?? "default"));
            Report(own.Engine(parsed.GetValue(device)));
            Report(own.Threads());
            Report(own.Governor());
            Report(own.Energy());
            Report(DeviceChecks.Folder("networks", CacheFolder.Models, settings.Models.CacheDirectory));
            Report(DeviceChecks.Folder("profiles", CacheFolder.Profiles, settings.Profile.Directory));
            Report(others.Certificate(TimeProvider.System.GetUtcNow()));
            Report(parsed.GetResult(ip) is { Implicit: false } || parsed.GetResult(port) is { Implicit: false }
                ? await others.CloudAsync(parsed.GetValue(ip)!, parsed.GetValue(port))
                : new("cloud", Verdict.Note, "Not looked for: name one with -i and -p."));
            return findings.Any(finding => finding.Verdict == Verdict.Fault) ? ExitCode.TaskFailed : ExitCode.Completed;

            void Report(Finding finding)
            {
                findings.Add(finding);
                var verdict = finding.Verdict.ToString().ToLowerInvariant();
                Console.Out.WriteLine(parsed.GetValue(json)
                    ? JsonLines.Write(new FindingLine("finding", finding.Subject, verdict, finding.Text))
                    : $"{verdict,-5}  {finding.Subject,-14}  {finding.Text}");
            }
        });
        return command;
    }

    /// <summary>A finding in the form of <c>--json</c>.</summary>
    private sealed record FindingLine(string Type, string Subject, string Verdict, string Text);
}
