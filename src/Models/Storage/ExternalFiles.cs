using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Models.Storage;

/// <summary>The files beside a model that its initializers refer to, each mapped once.</summary>
internal sealed class ExternalFiles(string? folder) : IDisposable
{
    private readonly SortedDictionary<string, MappedFile> _files = new(StringComparer.Ordinal);

    /// <summary>The folder that locations are relative to; null where there is none.</summary>
    public string? Folder { get; } = folder;

    /// <summary>The mapped files by location, in the order of their names.</summary>
    public IReadOnlyDictionary<string, MappedFile> Files => _files;

    /// <summary>The file at a location that a model names; it must lie in the model's own folder or below.</summary>
    /// <exception cref="ModelException">The location is not allowed, or its file cannot be opened.</exception>
    public MappedFile At(string location)
    {
        if (_files.TryGetValue(location, out MappedFile? known))
            return known;
        if (Folder is null)
            throw new ModelException($"The model keeps weights in the file '{location}', but was not read from a folder.");
        if (location.Length == 0 || location.Contains('\0') || Path.IsPathRooted(location)
            || location.Split('/', '\\').Contains(".."))
        {
            throw new ModelException($"The model names the weights file '{location}', which is not in its own folder.");
        }

        string path = Path.Combine(Folder, location);
        try
        {
            return _files[location] = MappedFile.Open(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"The weights file {path} cannot be opened: {exception.Message}", exception);
        }
    }

    public void Dispose()
    {
        foreach (MappedFile file in _files.Values)
            file.Dispose();
    }
}
