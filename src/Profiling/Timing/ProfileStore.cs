using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Profiling.Timing;

/// <summary>
/// Profiles as JSON files of a cache folder, one for each network on each engine, device, number of threads and
/// processor. Several processes may use one folder.
/// </summary>
/// <param name="folder">The folder, created when first needed; null for the default of <see cref="CacheFolder.Profiles"/>. Where there is none, nothing is kept.</param>
/// <param name="report">Told in sentences what was found damaged or could not be kept.</param>
public sealed class ProfileStore(string? folder = null, Action<string>? report = null)
{
    private const int FormatVersion = 2;
    private const int KeyDigits = 16;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private readonly string? _folder = folder ?? CacheFolder.Profiles.Default;

    /// <summary>The kept profile of a network on this engine and machine, or one that is measured and kept now.</summary>
    /// <param name="network">The network.</param>
    /// <param name="engine">What the profile holds for.</param>
    /// <param name="measure">Measures, where no profile is kept; see <see cref="LayerProfiler.Measure"/>.</param>
    public LayerProfile GetOrMeasure(Network network, EngineDescription engine, Func<LayerProfile> measure)
    {
        if (Load(network, engine) is { } kept)
            return kept;
        LayerProfile measured = measure();
        Save(network, measured);
        return measured;
    }

    /// <summary>The kept profile of a network on this engine and machine; null where there is none, or a damaged one.</summary>
    public LayerProfile? Load(Network network, EngineDescription engine)
    {
        if (_folder is null)
            return null;
        string path = PathOf(network, engine);
        try
        {
            if (!File.Exists(path))
                return null;
            using FileStream stream = File.OpenRead(path);
            Document document = JsonSerializer.Deserialize<Document>(stream, Json) ?? throw new JsonException("it is empty.");
            string? fault = Fault(document, network, engine);
            if (fault is null)
                return document.Profile;
            report?.Invoke($"The profile {path} is measured again: {fault}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            report?.Invoke($"The profile {path} is measured again: {exception.Message}");
        }

        return null;
    }

    /// <summary>Keeps a profile, in place of an older one. Where the folder cannot be written, says so and goes on.</summary>
    public void Save(Network network, LayerProfile profile)
    {
        string? temporary = null;
        try
        {
            CacheFolder.Profiles.Make(_folder);
            string path = PathOf(network, profile.Engine);
            temporary = $"{path}.{Guid.NewGuid():N}";
            using (FileStream stream = File.Create(temporary))
                JsonSerializer.Serialize(stream, new Document(FormatVersion, Processor.Name, profile), Json);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CacheFolderException)
        {
            report?.Invoke($"The profile of {network.Name} cannot be kept: {exception.Message}");
        }
        finally
        {
            // Nothing is there any more where the move succeeded.
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    /// <summary>The file of a network's profile on this machine, in the folder of the profiles.</summary>
    internal string PathOf(Network network, EngineDescription engine)
    {
        string key = $"{network.Sha256} {engine.Name} {engine.Version} {engine.Device} {engine.Threads} {Processor.Name}";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return Path.Combine(_folder ?? throw CacheFolder.Profiles.NoHome(), $"{network.Sha256[..KeyDigits]}-{hash[..KeyDigits]}.json");
    }

    private static string? Fault(Document document, Network network, EngineDescription engine) => document switch
    {
        { Format: not FormatVersion } => $"it has the format {document.Format}, not {FormatVersion}",
        _ when document.Profile.ModelSha256 != network.Sha256 || document.Profile.Engine != engine
            || document.Processor != Processor.Name => "it was measured on something else",
        _ when document.Profile.LayerMs.IsDefault || document.Profile.LayerMs.Length != network.Layers.Length =>
            $"it does not have {network.Layers.Length} layers",
        _ when !document.Profile.LayerMs.Append(document.Profile.WholeMs).All(ms => double.IsFinite(ms) && ms >= 0) =>
            "it holds a time that is none",
        _ => null,
    };

    private sealed record Document(int Format, string Processor, LayerProfile Profile);
}
