using System.Globalization;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Profiling.Devices;

/// <summary>Where the profile of this device lies, with the predictors that were fitted to it.</summary>
public static class DeviceProfile
{
    /// <summary>The folder for an engine, beside the measured profiles of networks; null where no setting names a folder and there is no default.</summary>
    public static string? Folder(string? directory, EngineDescription engine) =>
        (directory ?? CacheFolder.Profiles.Default) is { } profiles ? Path.Combine(profiles, "device", engine.Name) : null;

    /// <summary>The predictors for a number of threads.</summary>
    public static string PredictorsPath(string folder, int threads) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"predictors-{threads}.json"));
}
