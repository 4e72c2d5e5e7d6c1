using Neurosurgeon.Models;
using Neurosurgeon.Models.Building;
using Neurosurgeon.Models.Layers;

namespace Neurosurgeon.Profiling.Sampling;

/// <summary>
/// Makes up networks to measure layers in: random, but put together as networks are, so that a layer finds the fusions,
/// memory layouts and caches that it finds in a real one. None is a network of the zoo.
/// </summary>
public static class NetworkSampler
{
    private const double ShareOfDense = 0.28;
    private const double ShareOfLocallyConnected = 0.06;

    /// <summary>Builds the network of a seed; its weights lie in a file of the folder, which the caller deletes with the folder.</summary>
    /// <param name="seed">The same seed makes the same network on every machine.</param>
    /// <param name="folder">A folder that exists.</param>
    /// <returns>The network, owned by the caller.</returns>
    /// <exception cref="ModelException">The files cannot be written.</exception>
    public static Network Create(int seed, string folder) => Create(Draw(seed), folder);

    /// <summary>Builds a small network of common layers, always the same.</summary>
    /// <param name="folder">A folder that exists.</param>
    /// <returns>The network, owned by the caller.</returns>
    /// <exception cref="ModelException">The files cannot be written.</exception>
    public static Network CreateForCalibration(string folder) => Create(CalibrationSample.Create(), folder);

    private static Network Create(ZooModel model, string folder)
    {
        string weights = Path.Combine(folder, $"{model.Name}.weights");
        try
        {
            using (FileStream file = new(weights, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
                WeightGenerator.Write(file.SafeFileHandle, model.Layout, model.Seed);
            return NetworkReader.Read(model.Graph(Path.GetFileName(weights), Unpinned), folder, model.Name, verifyWeights: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"A network to measure layers in cannot be written to {folder}: {exception.Message}", exception);
        }
    }

    /// <summary>Nobody opens the file again, so that nothing is to be recognised by.</summary>
    private static string Unpinned { get; } = new('0', 64);

    internal static ZooModel Draw(int seed)
    {
        var random = new Draws(seed);
        var size = SampleSize.Draw(random);
        string name = $"sample{seed}";
        return random.Chance(ShareOfLocallyConnected) ? LocallyConnectedSample.Create(name, random, size, (ulong)seed)
            : random.Chance(ShareOfDense) ? DenseSample.Create(name, random, size, (ulong)seed)
            : ImageSample.Create(name, random, size, (ulong)seed);
    }
}
