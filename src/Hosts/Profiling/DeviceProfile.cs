using System.Globalization;
using Neurosurgeon.Actors.Settings;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Hosts.Profiling;

/// <summary>Where the profile of this device lies, with the predictors that were fitted to it.</summary>
internal static class DeviceProfile
{
    /// <summary>The folder for an engine, beside the measured profiles of networks.</summary>
    public static string Folder(ProfileSettings settings, EngineDescription engine) =>
        Path.Combine(settings.Directory ?? ProfileStore.DefaultFolder, "device", engine.Name);

    /// <summary>The predictors for a number of threads.</summary>
    public static string PredictorsPath(string folder, int threads) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"predictors-{threads}.json"));
}
