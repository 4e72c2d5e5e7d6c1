using System.CommandLine;
using Neurosurgeon.Hosts.Input;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Nodes;
using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Datasets;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Prediction.Fitting;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Profiling.Devices;
using Neurosurgeon.Reports;
using Neurosurgeon.Reports.Predictors;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon profile</c>: measures layers of all kinds on this device, and fits predictors to them.</summary>
internal static class ProfileCommand
{
    private const int DefaultMinutes = 3;

    public static Command Create()
    {
        var budget = NodeOptions.Quantity(
            "--budget", "TIME", $"How long to measure, for example 90s, 5m or 1h; what an earlier run has measured counts. Without it: {DefaultMinutes}m.", Quantities.PositiveDuration, "a time such as 90s, 5m or 1h");
        var threads = new Option<int?>("--threads")
        {
            Description = "Threads to compute with: as the node will. Without it: as configured.",
            HelpName = "N",
            CustomParser = result => NodeOptions.Whole(result, 1, 1024),
        };
        var output = new Option<DirectoryInfo?>("--output") { Description = "The dataset's folder. Without it: where nodes of this device look for its predictors.", HelpName = "DIR" };
        var engine = NodeOptions.Engine();
        var config = NodeOptions.Config();
        var command = new Command("profile", "Measure layers of all kinds on this device, and fit latency predictors to them. May be interrupted: the same command goes on.")
        {
            budget, threads, output, engine, config,
        };
        command.SetAction((parsed, interrupted) =>
        {
            var compute = new NodeEngine(parsed.GetValue(engine), Device.Cpu);
            var overrides = parsed.GetValue(threads) is { } count ? $"{compute.Setting}\nneurosurgeon.inference.threads = {count}" : compute.Setting;
            var settings = ModelsCommand.Settings(parsed.GetValue(config), overrides);
            using var described = EngineFactory.Create(settings.Inference, compute.Device);
            var folder = parsed.GetValue(output)?.FullName ?? CacheFolder.Profiles.Make(DeviceProfile.Folder(settings.Profile.Directory, described.Description));
            var sweep = new DeviceSweep(() => EngineFactory.Create(settings.Inference, compute.Device), described.Description, folder);
            Measure(sweep, parsed.GetValue(budget) is { } ms ? TimeSpan.FromMilliseconds(ms) : TimeSpan.FromMinutes(DefaultMinutes), folder, interrupted);
            Fit(folder, described.Description, sweep);
            return Task.FromResult(ExitCode.Completed);
        });
        return command;
    }

    private static void Measure(DeviceSweep sweep, TimeSpan budget, string folder, CancellationToken interrupted)
    {
        Console.Error.WriteLine($"Measuring layers in made-up networks for {budget.TotalSeconds:0} s into {folder}; the machine should have nothing else to do.");
        try
        {
            using var bar = ProgressBar.OnStandardError();
            sweep.Run(
                budget,
                done => bar.Show(done.Seconds / budget.TotalSeconds, $"{done.Networks} networks, {Math.Max(0, budget.TotalSeconds - done.Seconds):0} s left"),
                Console.Error.WriteLine,
                interrupted);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Interrupted. What was measured is kept: the same command goes on from here.");
            throw;
        }
    }

    private static void Fit(string folder, EngineDescription engine, DeviceSweep sweep)
    {
        var dataset = DatasetReader.Read(folder);
        LayerSample[] samples = [.. dataset.Samples.Where(sample => sample.Threads == engine.Threads)];
        Console.Error.WriteLine($"Fitting to {samples.Length:N0} measured layers.");
        FittingCheck.Run(samples);
        var set = PredictorFit.Fit(samples, _ => { });
        var path = DeviceProfile.PredictorsPath(folder, engine.Threads);
        var origin = PredictorOrigin.Of(dataset.Origin, engine.Threads, TimeProvider.System.GetUtcNow());
        PredictorFile.Save(path, set, origin with { Calibration = Calibration.Of(set, sweep.CalibrationLayers) });
        QualityTable.Write(Console.Out, set.Qualities.Select(fitted => (fitted.Kind.ToString(), fitted.Quality)));
        Console.Error.WriteLine($"Cross-validated on the layers themselves. The predictors are in {path} ({new FileInfo(path).Length / 1000:N0} KB).");
    }
}
