using Neurosurgeon.Inference;
using Neurosurgeon.Prediction;
using Neurosurgeon.Prediction.Files;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Profiling.Devices;

/// <summary>Finds the predictors of a device.</summary>
public static class PredictorSource
{
    private static readonly string Folder = Path.Combine("config", "predictors");

    /// <summary>
    /// Those of a file that was named; else those of this device's own profile; else of those in <c>config/predictors</c> of
    /// the current folder, or beside the program, this processor's, or the ones for the nearest number of threads. Null where
    /// there are none for this engine.
    /// </summary>
    /// <param name="named">The file that was named; null for none.</param>
    /// <param name="profile">The folder of this device's profile; null where it has none.</param>
    /// <param name="engine">What they are to predict.</param>
    /// <param name="report">Is told what does not fit, or that there are none.</param>
    /// <param name="folders">What may hold <c>config/predictors</c>; null for the current folder and that of the program.</param>
    /// <exception cref="PredictionException">The file that was named cannot be used.</exception>
    public static LoadedPredictors? Find(
        string? named, string? profile, EngineDescription engine, Action<string> report, IEnumerable<string>? folders = null)
    {
        var found = named is not null
            ? Load(named)
            : OwnProfile(profile, engine, report) ?? Shipped(folders ?? [Environment.CurrentDirectory, AppContext.BaseDirectory], engine, report);
        if (found is null)
        {
            report($"There are no predictors for {engine.Name}; 'neurosurgeon profile' makes some for this device.");
            return null;
        }

        if (found.Origin.EngineName != engine.Name || found.Origin.Threads != engine.Threads)
            report($"The predictors of {found.Path} are for {found.Origin.EngineName} with {ThreadCount.Of(found.Origin.Threads)}; here {engine.Name} computes with {engine.Threads}.");
        if (found.Origin.Mismatch(Processor.Name) is { } mismatch)
            report(mismatch);
        return found;
    }

    private static LoadedPredictors? OwnProfile(string? folder, EngineDescription engine, Action<string> report) =>
        folder is not null && DeviceProfile.PredictorsPath(folder, engine.Threads) is var path && File.Exists(path) ? LoadOrReport(path, report) : null;

    private static LoadedPredictors? Shipped(IEnumerable<string> folders, EngineDescription engine, Action<string> report) =>
        folders
            .Select(folder => Path.Combine(folder, Folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
            .Select(path => LoadOrReport(path, report))
            .OfType<LoadedPredictors>()
            .Where(loaded => loaded.Origin.EngineName == engine.Name)
            .OrderBy(loaded => Math.Abs(Math.Log((double)(loaded.Origin.Threads ?? 1) / engine.Threads)))
            .ThenBy(loaded => loaded.Origin.Device == Processor.Name ? 0 : 1)
            .FirstOrDefault();

    /// <summary>Those of a file, whatever device they are of.</summary>
    /// <exception cref="PredictionException">The file cannot be used.</exception>
    public static LoadedPredictors Load(string path)
    {
        var (set, origin) = PredictorFile.Load(path);
        return new LoadedPredictors(path, set, origin, Calibration.None);
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
