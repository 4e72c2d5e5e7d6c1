using System.CommandLine;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Nodes;
using Neurosurgeon.Profiling;
using Neurosurgeon.Profiling.Devices;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Reports.Charts;
using Neurosurgeon.Reports.Layers;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon models show</c>: the layer study of one network on this device.</summary>
internal static class ModelsShowCommand
{
    public static Command Create()
    {
        var model = ModelsCommand.ModelArgument();
        var measure = new Option<bool>("--measure") { Description = "Measure anew, the energy too where the kernel counts it, and set predicted beside measured." };
        var html = new Option<FileInfo?>("--html") { Description = "Also write the study as a page with charts.", HelpName = "FILE" };
        var predictors = new Option<FileInfo?>("--predictors") { Description = "Predict with this file of 'predictor fit'. Without it: with one of config/predictors, where one fits.", HelpName = "FILE" };
        var engine = NodeOptions.Engine();
        var config = NodeOptions.Config();
        var json = new Option<bool>("--json") { Description = "Write an object a line instead of a table." };
        var command = new Command("show", "Show a network layer by layer, with the times measured on this device.") { model, measure, html, predictors, engine, config, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var compute = new NodeEngine(parsed.GetValue(engine), Device.Cpu);
            var settings = ModelsCommand.Settings(parsed.GetValue(config), compute.Setting);
            var request = new Request(
                parsed.GetValue(model)!, parsed.GetValue(measure), parsed.GetValue(html), parsed.GetValue(predictors), parsed.GetValue(json));
            using var store = ModelsCommand.OpenStore(settings);
            using var running = EngineFactory.Create(settings.Inference, compute.Device);
            Show(request, settings, store, running, cancellationToken);
            return Task.FromResult(ExitCode.Completed);
        });
        return command;
    }

    private static void Show(Request request, NodeSettings settings, ModelStore store, IInferenceEngine engine, CancellationToken cancellationToken)
    {
        // What was named wrong is said before anything is measured.
        var predictors = request.Predicts
            ? PredictorSource.Find(request.Predictors?.FullName ?? settings.Predictors.File, DeviceProfile.Folder(settings.Profile.Directory, engine.Description), engine.Description, Console.Error.WriteLine)
            : null;
        if (predictors is not null)
        {
            predictors = DeviceCalibration.Run(
                predictors, () => EngineFactory.Create(settings.Inference, engine.Description.Device), settings.Predictors.Calibration, Console.Error.WriteLine, cancellationToken);
        }

        var network = store.Get(request.Model);
        var measurement = new LayerMeasurement(
            engine, settings.Profile.Budget, new ProfileStore(settings.Profile.Directory, Console.Error.WriteLine), Console.Error.WriteLine);
        var profile = request.Measure ? measurement.NewTimes(network, cancellationToken) : measurement.KeptTimes(network, cancellationToken);
        var power = request.Measure ? measurement.Power(network, settings.Power.Sysfs, settings.Power.Sensor, cancellationToken) : null;
        var samples = power?.Samples(network, profile) ?? [];
        var powerModel = settings.Power.Model.With(samples);
        var study = LayerStudy.Of(network, profile, predictors, powerModel, power);

        if (request.Html is { } file)
            WritePage(file.FullName, study);
        if (request.Json)
            LayerLines.Write(Console.Out, study);
        else if (request.Measure)
            ComparisonTable.Write(Console.Out, study);
        else
            LayerTable.Write(Console.Out, study);
        if (samples.Length > 0)
            Console.Error.WriteLine($"Measured power, as a setting: {PowerSetting.Text(powerModel, samples.Select(sample => sample.Kind))}");
    }

    private static void WritePage(string path, LayerStudy study)
    {
        OutputPage.Write(path, StudyPage.Text(study));
        Console.Error.WriteLine($"The study of {study.Network.Name} is in {path} ({new FileInfo(path).Length / 1000:N0} KB).");
    }

    private sealed record Request(string Model, bool Measure, FileInfo? Html, FileInfo? Predictors, bool Json)
    {
        /// <summary>Whether anything shows predictions.</summary>
        public bool Predicts => Measure || Json || Html is not null || Predictors is not null;
    }
}
