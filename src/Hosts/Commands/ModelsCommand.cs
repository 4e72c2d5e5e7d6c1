using System.CommandLine;
using Neurosurgeon.Actors.Preparation;
using Neurosurgeon.Actors.Settings;
using Neurosurgeon.Hosts.Hosting;
using Neurosurgeon.Hosts.Reporting;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon models</c>: what the zoo holds.</summary>
internal static class ModelsCommand
{
    public static Command Create() => new("models", "List, study and export the networks of the zoo.") { List(), Show(), Export() };

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

    private static Command Show()
    {
        var model = ModelArgument();
        var engine = NodeOptions.Engine();
        var config = NodeOptions.Config();
        var json = new Option<bool>("--json") { Description = "Write an object a line instead of a table." };
        var command = new Command("show", "Show a network layer by layer, with the times measured on this device.") { model, engine, config, json };
        command.SetAction(parsed =>
        {
            var compute = new NodeEngine(parsed.GetValue(engine), Device.Cpu);
            var settings = Settings(parsed.GetValue(config), compute.Setting);
            using var store = OpenStore(settings);
            using var measured = EngineFactory.Create(settings.Inference, compute.Device);
            var network = store.Get(parsed.GetValue(model)!);
            var profiles = new ProfileStore(settings.Profile.Directory, Console.Error.WriteLine);
            var costs = new ModelLibrary(store, measured, profiles, settings.Profile.Budget).Measure(network, Console.Error.WriteLine);
            if (parsed.GetValue(json))
                LayerLines.Write(Console.Out, network, costs);
            else
                LayerTable.Write(Console.Out, network, costs, measured.Description);
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
            network.Export(network.All, path);
            Console.Error.WriteLine($"{network.Name} is in {path} ({new FileInfo(path).Length / 1e6:0.0} MB).");
            return ExitCode.Completed;
        });
        return command;
    }

    private static Argument<string> ModelArgument() => new("MODEL") { Description = $"One of {string.Join(", ", ModelZoo.Names)}." };

    private static NodeSettings Settings(FileInfo? config, string overrides = "") =>
        SettingsReader.Read(NodeConfiguration.Load(overrides, ConfigurationFile.Find(config, "edge.hocon")));

    private static ModelStore OpenStore(NodeSettings settings) => new(settings.Models.CacheDirectory, Console.Error.WriteLine);
}
