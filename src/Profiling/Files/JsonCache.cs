using System.Text.Json;
using System.Text.Json.Serialization;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Profiling.Files;

/// <summary>
/// What was measured, as JSON files of a cache folder: each can be made again, so that one that cannot be used is reported and
/// passed over. Several processes may use one folder.
/// </summary>
/// <param name="folder">The folder, created when first needed; null for the default of <see cref="CacheFolder.Profiles"/>. Where there is none, nothing is kept.</param>
/// <param name="report">Told in sentences what was found damaged or could not be kept.</param>
internal sealed class JsonCache(string? folder, Action<string>? report)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private readonly string? _folder = folder ?? CacheFolder.Profiles.Default;

    /// <summary>What a file holds; null where there is none, or it cannot be used.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="what">What it is, for a sentence.</param>
    /// <param name="made">What is done to make it again, for a sentence.</param>
    /// <param name="faultOf">What is wrong with what it holds; null where nothing is.</param>
    public T? Load<T>(string file, string what, string made, Func<T, string?> faultOf)
        where T : class
    {
        if (_folder is null)
            return null;
        var path = Path.Combine(_folder, file);
        try
        {
            if (!File.Exists(path))
                return null;
            using var stream = File.OpenRead(path);
            var value = JsonSerializer.Deserialize<T>(stream, Json) ?? throw new JsonException("it is empty.");
            var fault = faultOf(value);
            if (fault is null)
                return value;
            report?.Invoke($"The {what} {path} is {made} again: {fault}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            report?.Invoke($"The {what} {path} is {made} again: {exception.Message}");
        }

        return null;
    }

    /// <summary>Keeps a value, in place of an older one. Where the folder cannot be written, says so and goes on.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="what">What it is, for a sentence.</param>
    /// <param name="value">The value.</param>
    public void Save<T>(string file, string what, T value)
    {
        try
        {
            CacheFolder.Profiles.Make(_folder);
            JsonFile.Write(Path.Combine(_folder!, file), value, Json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CacheFolderException)
        {
            report?.Invoke($"The {what} cannot be kept: {exception.Message}");
        }
    }
}
