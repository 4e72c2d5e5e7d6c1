using System.CommandLine;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Configuration;
using Neurosurgeon.Nodes;
using Neurosurgeon.Reports;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon config</c>: what a node's configuration comes to.</summary>
internal static class ConfigCommand
{
    public static Command Create() => new("config", "Look at a node's configuration.") { CreateShow() };

    private static Command CreateShow()
    {
        var node = new Argument<string>("node") { Description = "Whose configuration.", HelpName = "cloud|edge" };
        node.AcceptOnlyFromAmong(CloudPaths.SystemName, EdgeActor.SystemName);
        var config = NodeOptions.Config();
        var json = new Option<bool>("--json") { Description = "Write an object a line." };
        var command = new Command("show", "Show every setting as the node would use it, and where it is from; then check it.") { node, config, json };
        command.SetAction(parsed =>
        {
            var systemName = parsed.GetValue(node)!;
            var file = ConfigurationFile.Find(parsed.GetValue(config), $"{systemName}.hocon");
            var settings = EffectiveSettings.Of(file);
            var width = settings.Max(setting => setting.Key.Length + setting.Value.Length) + " = ".Length;
            foreach (var setting in settings)
            {
                Console.Out.WriteLine(parsed.GetValue(json)
                    ? JsonLines.Write(new SettingLine("setting", setting.Key, setting.Value, setting.Origin))
                    : $"{$"{setting.Key} = {setting.Value}".PadRight(width)}  # {setting.Origin}");
            }

            NodeConfiguration.Located(file, () => NodeHost.Checked(NodeConfiguration.Load("", file), systemName));
            return ExitCode.Completed;
        });
        return command;
    }

    /// <summary>A setting in the form of <c>--json</c>.</summary>
    private sealed record SettingLine(string Type, string Key, string Value, string Origin);
}
