using System.Collections.Concurrent;
using Neurosurgeon.Models.Building;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Models.Zoo;

namespace Neurosurgeon.Models.Store;

/// <summary>
/// The zoo's networks as files of a cache folder, built when they are missing or damaged. Each is opened once and
/// shared by all who ask for it; several processes may use one folder. Safe for use by several threads.
/// </summary>
public sealed class ModelStore : IDisposable
{
    private readonly ConcurrentDictionary<string, Slot> _slots = new();
    private readonly Action<string>? _report;
    private readonly ulong _seed;

    /// <summary>A store over a cache folder, which is created when first needed.</summary>
    /// <param name="folder">The folder; null for the default of <see cref="CacheFolder.Models"/>.</param>
    /// <param name="report">Told in sentences what takes time, and what was found damaged; called on any thread.</param>
    /// <param name="seed">The seed of all weights.</param>
    /// <exception cref="CacheFolderException">No folder is named, and there is no default.</exception>
    public ModelStore(string? folder = null, Action<string>? report = null, ulong seed = ModelZoo.DefaultSeed)
    {
        Folder = Path.GetFullPath(folder ?? CacheFolder.Models.Default ?? throw CacheFolder.Models.NoHome());
        _report = report;
        _seed = seed;
    }

    /// <summary>The folder that holds the files.</summary>
    public string Folder { get; }

    /// <summary>
    /// The network of that name, read from the cache or built. Takes up to seconds the first time: never call it on a
    /// dispatcher.
    /// </summary>
    /// <param name="model">One of <see cref="ModelZoo.Names"/>, or an alias.</param>
    /// <returns>The shared network, owned by this store: do not dispose it.</returns>
    /// <exception cref="ModelException">There is no such model.</exception>
    /// <exception cref="CacheFolderException">Its files can be neither read nor written.</exception>
    public Network Get(string model)
    {
        Slot slot = _slots.GetOrAdd(ModelZoo.Resolve(model), _ => new Slot());
        lock (slot)
        {
            ObjectDisposedException.ThrowIf(slot.Closed, this);
            return slot.Network ??= Load(ModelZoo.Create(ModelZoo.Resolve(model), _seed));
        }
    }

    /// <summary>Closes all networks; see <see cref="WeightStore.Dispose"/>.</summary>
    public void Dispose()
    {
        foreach (string name in ModelZoo.Names)
        {
            Slot slot = _slots.GetOrAdd(name, _ => new Slot());
            lock (slot)
            {
                slot.Closed = true;
                slot.Network?.Dispose();
            }
        }
    }

    private Network Load(ZooModel model)
    {
        var files = new CachedModel(Folder, model);
        try
        {
            Directory.CreateDirectory(Folder);
            if (files.TryOpen(out _) is { } intact)
                return intact;
            using (CacheLock.Acquire(files.LockPath, () => _report?.Invoke($"Waiting for another process to build {model.Name}.")))
            {
                // Another process may have built it while this one waited.
                if (files.TryOpen(out string? damage) is { } built)
                    return built;
                if (damage is not null)
                    _report?.Invoke($"Rebuilding {model.Name}: {damage}");
                _report?.Invoke($"Building {model.Name} ({Megabytes(model.Layout.FileBytes)} MB) in {Folder}.");
                return files.Build();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CacheFolder.Models.Unusable(
                $"The model {model.Name} cannot be kept in {Folder}, where {Megabytes(model.Layout.FileBytes)} MB are needed{FreeSpace()}: {exception.Message}", exception);
        }
    }

    /// <summary>How much space is left for the files, as a part of a sentence; empty where the system does not say.</summary>
    private string FreeSpace()
    {
        try
        {
            return $" and {new DriveInfo(Folder).AvailableFreeSpace / 1_000_000} MB are free";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }

    private static long Megabytes(long bytes) => Math.Max(1, bytes / 1_000_000);

    private sealed class Slot
    {
        public Network? Network { get; set; }

        public bool Closed { get; set; }
    }
}
