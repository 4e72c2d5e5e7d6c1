using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Prediction.Predictors;
using Neurosurgeon.Profiling.Files;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Profiling.Devices;

/// <summary>
/// Calibrations of this device, kept for a day in a cache folder, so that not every start of a node pays for one: each network's total
/// is anchored to real runs at its first use anyway. Of several processes on one machine one calibrates at a time, as they would slow
/// one another.
/// </summary>
/// <param name="folder">The folder, created when first needed; null for the default of <see cref="CacheFolder.Profiles"/>. Where there is none, nothing is kept.</param>
/// <param name="time">The clock.</param>
/// <param name="report">Is told in sentences what was used, and what could not be kept.</param>
public sealed class KeptCalibration(string? folder, TimeProvider time, Action<string> report)
{
    /// <summary>How long a calibration is used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private const int FormatVersion = 1;
    private const int KeyDigits = 16;

    private readonly JsonCache _files = new(folder, report);

    /// <summary>The predictors with the calibration that is kept, or else with a new one, which is kept.</summary>
    /// <param name="predictors">The predictors, as they were fitted.</param>
    /// <param name="engine">What they predict.</param>
    /// <param name="calibrate">Calibrates them; gives them back as they are where it fails.</param>
    public LoadedPredictors Of(LoadedPredictors predictors, EngineDescription engine, Func<LoadedPredictors> calibrate)
    {
        var file = FileOf(predictors, engine);
        if (Kept(file, predictors) is { } kept)
            return kept;

        using var alone = Lock(out var hasWaited);
        if (hasWaited && Kept(file, predictors) is { } others)
            return others;

        var calibrated = calibrate();
        if (calibrated != predictors)
            _files.Save(file, "calibration", new Document(FormatVersion, time.GetUtcNow(), calibrated.Calibration));
        return calibrated;
    }

    private LoadedPredictors? Kept(string file, LoadedPredictors predictors)
    {
        var now = time.GetUtcNow();
        var document = _files.Load<Document>(file, "calibration", "made", Fault);
        if (document is null || now - document.MadeAt > Lifetime || document.MadeAt > now)
            return null;

        report(string.Create(CultureInfo.InvariantCulture, $"{predictors.Title}, calibrated at {document.MadeAt:u}: {DeviceCalibration.Describe(document.Calibration)}."));
        return predictors with { Calibration = document.Calibration };
    }

    private IDisposable? Lock(out bool hasWaited)
    {
        var waits = false;
        try
        {
            return CacheLock.Acquire(Path.Combine(CacheFolder.Profiles.Make(folder), "calibration.lock"), () =>
            {
                waits = true;
                report("Waiting for another process to calibrate.");
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CacheFolderException)
        {
            // Where nothing can be kept, nobody else's can be waited for either.
            return null;
        }
        finally
        {
            hasWaited = waits;
        }
    }

    private static string FileOf(LoadedPredictors predictors, EngineDescription engine)
    {
        var origin = predictors.Origin;
        var key = string.Create(CultureInfo.InvariantCulture,
            $"{engine} {Processor.Name} {Environment.ProcessorCount} {origin.Device} {origin.EngineName} {origin.Threads} {origin.FittedAt:O}");
        return $"calibration-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..KeyDigits]}.json";
    }

    private static string? Fault(Document document) =>
        document.Format != FormatVersion ? $"it has the format {document.Format}, not {FormatVersion}"
        : !document.Calibration.IsSane ? "it holds a factor that is none"
        : null;

    private sealed record Document(int Format, DateTimeOffset MadeAt, Calibration Calibration);
}
