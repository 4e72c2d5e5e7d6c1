using System.CommandLine;
using System.Diagnostics;
using Neurosurgeon.Nodes;
using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Datasets;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Prediction.Fitting;
using Neurosurgeon.Profiling.Timing;
using Neurosurgeon.Reports.Predictors;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon predictor</c>: fits latency predictors to measured layers, and judges them.</summary>
internal static class PredictorCommand
{
    public static Command Create() => new("predictor", "Fit latency predictors to measured layers, and judge them.") { Fit(), Evaluate() };

    private static Command Fit()
    {
        var data = DataOption();
        var threads = ThreadsOption();
        var output = new Option<FileInfo>("--output")
        {
            Description = "The file to write.",
            HelpName = "FILE",
            DefaultValueFactory = _ => new FileInfo("predictors.json"),
        };
        var command = new Command("fit", "Fit predictors to the CSV files of a folder, and write them as JSON.") { data, output, threads };
        command.SetAction(parsed =>
        {
            var dataset = DatasetReader.Read(parsed.GetValue(data)!.FullName);
            var (samples, threadCount) = OfThreads(dataset, parsed.GetValue(threads));
            FittingCheck.Run(samples);
            var set = PredictorFit.Fit(samples, Progress(samples));
            var path = parsed.GetValue(output)!.FullName;
            PredictorFile.Save(path, set, PredictorOrigin.Of(dataset.Origin, threadCount, TimeProvider.System.GetUtcNow()));
            QualityTable.Write(Console.Out, set.Qualities.Select(fitted => (fitted.Kind.ToString(), fitted.Quality)));
            Console.Error.WriteLine($"Cross-validated on the rows themselves. The predictors are in {path} ({new FileInfo(path).Length / 1000:N0} KB).");
            return ExitCode.Completed;
        });
        return command;
    }

    private static Command Evaluate()
    {
        var data = DataOption();
        var threads = ThreadsOption();
        var holdOut = new Option<double>("--holdout") { Description = "The share of each kind's rows to hold out, above 0 and below 1.", HelpName = "SHARE", DefaultValueFactory = _ => 0.1 };
        holdOut.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and < 1))
                result.AddError("--holdout is a share above 0 and below 1, for example 0.1.");
        });
        var seed = new Option<int>("--seed") { Description = "Seed of the shuffle before the last rows are held out.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Write an object a line instead of a table." };
        var command = new Command("evaluate", "Fit predictors to a part of the rows, and compare them with the rest.") { data, holdOut, seed, threads, json };
        command.SetAction(parsed =>
        {
            var dataset = DatasetReader.Read(parsed.GetValue(data)!.FullName);
            var (samples, _) = OfThreads(dataset, parsed.GetValue(threads));
            FittingCheck.Run(samples);
            var results = HoldOut.Evaluate(samples, parsed.GetValue(holdOut), parsed.GetValue(seed), Progress(samples));
            if (results.Count == 0)
                throw CommandException.BadInput("--holdout is so small a share that no kind has a row held out; nothing can be compared.");
            if (parsed.GetValue(json))
                QualityLines.Write(Console.Out, results);
            else
                QualityTable.Write(Console.Out, results.Select(result => (result.Kind.ToString(), result.Quality)));
            foreach (var result in results.Where(result => result.IsFallback))
                Console.Error.WriteLine($"{result.Kind} has too few rows to be fitted: predicted from FLOPs and bytes alone.");
            return ExitCode.Completed;
        });
        return command;
    }

    private static Option<DirectoryInfo> DataOption() =>
        new("--data") { Description = "The folder of CSV files of measured layers.", HelpName = "DIR", Required = true };

    private static Option<int?> ThreadsOption() =>
        new("--threads") { Description = "Take only the layers that this many threads computed.", HelpName = "N" };

    /// <summary>The samples that as many threads computed as asked for, or as all were.</summary>
    private static (IReadOnlyList<LayerSample> Samples, int? Threads) OfThreads(Dataset dataset, int? asked)
    {
        int?[] counts = [.. dataset.Samples.Select(sample => sample.Threads).Distinct().Order()];
        var threads = asked ?? (counts.Length == 1 ? counts[0] : throw CommandException.BadInput(
            $"The dataset has layers computed by {string.Join(" and by ", counts.Select(count => count?.ToString() ?? "an unknown number of"))} threads; say which with --threads N."));
        return counts.Contains(threads)
            ? ([.. dataset.Samples.Where(sample => sample.Threads == threads)], threads)
            : throw CommandException.BadInput($"The dataset has no layer computed by {ThreadCount.Of(threads)}.");
    }

    private static Action<string> Progress(IReadOnlyList<LayerSample> samples)
    {
        Console.Error.WriteLine($"Fitting to {samples.Count:N0} measured layers.");
        var clock = Stopwatch.StartNew();
        return kind => Console.Error.WriteLine($"  {kind} is fitted after {clock.Elapsed.TotalSeconds:0.0} s.");
    }
}
