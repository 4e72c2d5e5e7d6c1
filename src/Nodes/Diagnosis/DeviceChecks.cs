using System.Globalization;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Profiling.Energy;
using Neurosurgeon.Profiling.Timing;

namespace Neurosurgeon.Nodes.Diagnosis;

/// <summary>Looks at what a node needs of its own device.</summary>
/// <param name="settings">The node's settings.</param>
internal sealed class DeviceChecks(NodeSettings settings)
{
    // All networks of the zoo.
    private const long EnoughBytes = 2_500_000_000;

    /// <summary>Whether the engine and its native libraries load, and compute on the device.</summary>
    public Finding Engine(Device device)
    {
        try
        {
            using var engine = EngineFactory.Create(settings.Inference, device);
            var description = engine.Description;
            return new("engine", Verdict.Ok, $"{description.Name} {description.Version} on {device.ToString().ToLowerInvariant()}, {ThreadCount.Of(description.Threads)}");
        }
        catch (Exception error) when (error is EngineNotAvailableException or DeviceNotAvailableException)
        {
            return new("engine", Verdict.Fault, error.Message);
        }
    }

    /// <summary>Whether the node computes with no more threads than it may use cores.</summary>
    public Finding Threads()
    {
        var cores = Environment.ProcessorCount;
        return settings.Inference.Threads > cores
            ? new("threads", Verdict.Note, $"neurosurgeon.inference.threads is {settings.Inference.Threads}, and this process may use {Cores(cores)} (affinity and CPU quota counted); {cores} is right.")
            : new("threads", Verdict.Ok, $"{settings.Inference.Threads}; this process may use {Cores(cores)}");
    }

    /// <summary>Whether the processor's clock rate follows the load, so that times do.</summary>
    public Finding Governor()
    {
        const string Subject = "governor";
        var file = Path.Combine(settings.Power.Sysfs ?? "/sys", "devices/system/cpu/cpu0/cpufreq/scaling_governor");
        try
        {
            var governor = File.ReadAllText(file).Trim();
            return governor == "performance"
                ? new(Subject, Verdict.Ok, governor)
                : new(Subject, Verdict.Note, $"'{governor}': the clock rate follows the load, and with it what layers take. For profiles and measurements set it to 'performance' (cpupower frequency-set -g performance).");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(Subject, Verdict.Ok, "the system shows none");
        }
    }

    /// <summary>Whether the device's energy can be measured.</summary>
    public Finding Energy()
    {
        const string Subject = "energy counter";
        if (settings.Power.Sysfs is not { } sysfs)
            return new(Subject, Verdict.Ok, "not looked for (neurosurgeon.power.sysfs is empty)");
        try
        {
            return new(Subject, Verdict.Ok, EnergyCounters.Find(new SysfsTree(sysfs), settings.Power.Sensor).Source);
        }
        catch (EnergyCounterException error)
        {
            return new(Subject, Verdict.Note, $"{error.Message} Energy is reported by neurosurgeon.power.watts: put your device's own there.");
        }
    }

    /// <summary>Whether a folder that is kept from run to run can be written, and has room for what it is for.</summary>
    /// <param name="subject">What is kept in it.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="named">The one that a setting names; null for the default.</param>
    public static Finding Folder(string subject, CacheFolder folder, string? named)
    {
        try
        {
            var path = folder.Make(named);
            using (File.Create(Path.Combine(path, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose))
            {
                var free = new DriveInfo(path).AvailableFreeSpace;
                return free < EnoughBytes
                    ? new(subject, Verdict.Note, $"{path}: {Gigabytes(free)} are free, and all networks take {Gigabytes(EnoughBytes)}.")
                    : new(subject, Verdict.Ok, $"{path}, {Gigabytes(free)} free");
            }
        }
        catch (CacheFolderException error)
        {
            return new(subject, Verdict.Fault, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(subject, Verdict.Fault, $"It cannot be written: {error.Message}");
        }
    }

    private static string Cores(int cores) => cores == 1 ? "1 core" : $"{cores} cores";

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");
}
