using System.CommandLine;
using Neurosurgeon.Configuration;
using Neurosurgeon.Models.Splitting;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Models.Zoo;
using Neurosurgeon.Nodes;
using Neurosurgeon.Reports;
using Neurosurgeon.Reports.Layers;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon models</c>: what the zoo holds.</summary>
internal static class ModelsCommand
{
    public static Command Create() => new("models", "List, study and export the networks of the zoo.") { List(), ModelsShowCommand.Create(), Export() };

    private static Command List()
    {
        var command = new Command("list", "List the networks.");
        command.SetAction(_ =>
        {
            ModelTable.Write(Console.Out, ModelZoo.Names.Select(ModelZoo.Outline));
            return ExitCode.Completed;
        });
        return command;
    }

    private static Command Export()
    {
        var model = ModelArgument();
        var file = new Argument<FileInfo>("FILE") { Description = "The ONNX file to write." };
        var command = new Command("export", "Write a network, weights included, as one ONNX file.") { model, file };
        command.SetAction(parsed =>
        {
            using var store = OpenStore(Settings(null));
            var network = store.Get(parsed.GetValue(model)!);
            var path = parsed.GetValue(file)!.FullName;
            OutputFile.Write(path, "network", destination => network.Export(network.All, destination));
            Console.Error.WriteLine($"{network.Name} is in {path} ({new FileInfo(path).Length / 1e6:0.0} MB).");
            return ExitCode.Completed;
        });
        return command;
    }

    /// <summary>The network that a verb is about.</summary>
    public static Argument<string> ModelArgument() => new("MODEL") { Description = $"One of {string.Join(", ", ModelZoo.Names)}." };

    /// <summary>The settings of a node that has no cloud.</summary>
    public static NodeSettings Settings(FileInfo? config, string overrides = "")
    {
        var file = ConfigurationFile.Find(config, "edge.hocon");
        return NodeConfiguration.Located(file, () => SettingsReader.Read(NodeConfiguration.Load(overrides, file)));
    }

    /// <summary>The networks of this device.</summary>
    public static ModelStore OpenStore(NodeSettings settings) => new(settings.Models.CacheDirectory, Console.Error.WriteLine);
}
