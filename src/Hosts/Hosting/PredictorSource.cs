using Neurosurgeon.Inference;
using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Storage;

namespace Neurosurgeon.Hosts.Hosting;

/// <summary>Finds the predictors of a device.</summary>
internal static class PredictorSource
{
    private static readonly string Folder = Path.Combine("config", "predictors");

    /// <summary>
    /// Those of a file that was named; else those for this engine and number of threads in <c>config/predictors</c> of the
    /// current folder, or beside the program; of several, this processor's. Null where there are none.
    /// </summary>
    /// <param name="named">The file given by <c>--predictors</c>; null for none.</param>
    /// <param name="engine">What they are to predict.</param>
    /// <param name="report">Is told what does not fit, or that there are none.</param>
    /// <param name="folders">What may hold <c>config/predictors</c>; null for the current folder and that of the program.</param>
    /// <exception cref="PredictionException">The file that was named cannot be used.</exception>
    public static LoadedPredictors? Find(FileInfo? named, EngineDescription engine, Action<string> report, IEnumerable<string>? folders = null)
    {
        var found = named is null ? Shipped(folders ?? [Environment.CurrentDirectory, AppContext.BaseDirectory], engine, report) : Load(named.FullName);
        if (found is null)
        {
            report($"There are no predictors for {engine.Name} with {engine.Threads} threads in {Folder}; --predictors FILE names some.");
            return null;
        }

        if (!Fits(found.Origin, engine))
            report($"The predictors of {found.Path} are for {found.Origin.EngineName} with {found.Origin.Threads?.ToString() ?? "an unknown number of"} threads; here {engine.Name} computes with {engine.Threads}.");
        if (found.Origin.Mismatch(Processor.Name) is { } mismatch)
            report(mismatch);
        return found;
    }

    private static LoadedPredictors? Shipped(IEnumerable<string> folders, EngineDescription engine, Action<string> report) =>
        folders
            .Select(folder => Path.Combine(folder, Folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
            .Select(path => LoadOrReport(path, report))
            .Where(loaded => loaded is not null && Fits(loaded.Origin, engine))
            .OrderBy(loaded => loaded!.Origin.Device == Processor.Name ? 0 : 1)
            .FirstOrDefault();

    private static bool Fits(PredictorOrigin origin, EngineDescription engine) =>
        origin.EngineName == engine.Name && origin.Threads == engine.Threads;

    private static LoadedPredictors Load(string path)
    {
        var (set, origin) = PredictorFile.Load(path);
        return new LoadedPredictors(path, set, origin);
    }

    /// <summary>A file that nobody named is left out when it cannot be used.</summary>
    private static LoadedPredictors? LoadOrReport(string path, Action<string> report)
    {
        try
        {
            return Load(path);
        }
        catch (PredictionException error)
        {
            report(error.Message);
            return null;
        }
    }
}
