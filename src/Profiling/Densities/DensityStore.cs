using System.Collections.Immutable;
using Neurosurgeon.Inference;
using Neurosurgeon.Models;
using Neurosurgeon.Profiling.Files;

namespace Neurosurgeon.Profiling.Densities;

/// <summary>
/// How much of each tensor of a network is not zero, for a random input: counted once, and kept in a cache folder, for it is the same
/// on every device. Several processes may use one folder.
/// </summary>
/// <param name="folder">The folder, created when first needed; null for the default of <see cref="Models.Storage.CacheFolder.Profiles"/>. Where there is none, nothing is kept.</param>
/// <param name="report">Told in sentences what was found damaged or could not be kept.</param>
public sealed class DensityStore(string? folder = null, Action<string>? report = null)
{
    private const int FormatVersion = 1;
    private const int KeyDigits = 16;

    private readonly JsonCache _files = new(folder, report);

    /// <summary>The share of elements that are not zero, by the tensor's name: kept ones, or else counted by running the network layer by layer.</summary>
    /// <param name="engine">Runs the layers.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="InferenceException">The engine cannot compute a layer.</exception>
    public ImmutableDictionary<string, double> GetOrCount(IInferenceEngine engine, Network network)
    {
        var file = $"{network.Sha256[..KeyDigits]}-densities.json";
        if (_files.Load<Document>(file, "file of densities", "counted", document => Fault(document, network)) is { } kept)
            return kept.Densities;

        var counted = DensitySampler.Count(engine, network);
        _files.Save(file, $"densities of {network.Name}", new Document(FormatVersion, network.Sha256, counted));
        return counted;
    }

    private static string? Fault(Document document, Network network) => document switch
    {
        { Format: not FormatVersion } => $"it has the format {document.Format}, not {FormatVersion}",
        _ when document.ModelSha256 != network.Sha256 => "it is of another network",
        _ when !document.Densities.Values.All(density => density is >= 0 and <= 1) => "it holds a share that is none",
        _ => null,
    };

    private sealed record Document(int Format, string ModelSha256, ImmutableDictionary<string, double> Densities);
}
