using System.Security.Cryptography;
using System.Text;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Profiling.Files;

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

    private readonly JsonCache _files = new(folder, report);

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
    public LayerProfile? Load(Network network, EngineDescription engine) =>
        _files.Load<Document>(FileOf(network, engine), "profile", "measured", document => Fault(document, network, engine))?.Profile;

    /// <summary>Keeps a profile, in place of an older one. Where the folder cannot be written, says so and goes on.</summary>
    public void Save(Network network, LayerProfile profile) =>
        _files.Save(FileOf(network, profile.Engine), $"profile of {network.Name}", new Document(FormatVersion, Processor.Name, profile));

    /// <summary>The file of a network's profile on this machine, in the folder of the profiles.</summary>
    internal static string FileOf(Network network, EngineDescription engine)
    {
        var key = $"{network.Sha256} {engine.Name} {engine.Version} {engine.Device} {engine.Threads} {Processor.Name}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return $"{network.Sha256[..KeyDigits]}-{hash[..KeyDigits]}.json";
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
