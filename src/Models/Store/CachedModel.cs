using Neurosurgeon.Models.Building;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Reading;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Models.Zoo;

namespace Neurosurgeon.Models.Store;

/// <summary>The two files of one model in the cache folder: its graph, and the weights that the graph pins.</summary>
internal sealed class CachedModel
{
    private readonly string _folder;
    private readonly ZooModel _model;
    private readonly string _graphPath;
    private readonly string _weightsPath;

    public CachedModel(string folder, ZooModel model)
    {
        _folder = folder;
        _model = model;
        string stem = model.Seed == ModelZoo.DefaultSeed ? model.Name : $"{model.Name}-seed{model.Seed}";
        _graphPath = Path.Combine(folder, $"{stem}.onnx");
        _weightsPath = Path.Combine(folder, $"{stem}.weights");
        LockPath = Path.Combine(folder, $"{stem}.lock");
    }

    public string LockPath { get; }

    private string WeightsName => Path.GetFileName(_weightsPath);

    /// <summary>Opens the model if both files are intact and are what this version would build.</summary>
    /// <param name="damage">What is wrong with them; null if nothing is, or if there is no graph yet.</param>
    public Network? TryOpen(out string? damage)
    {
        damage = null;
        try
        {
            byte[] graph = File.ReadAllBytes(_graphPath);
            if (WeightPin.Stated(graph) is { } weightsSha256
                && _model.Graph(WeightsName, weightsSha256).AsSpan().SequenceEqual(graph))
            {
                return NetworkReader.Read(graph, _folder, _graphPath, verifyWeights: true);
            }

            damage = $"{_graphPath} is damaged, or was built by another version.";
        }
        catch (FileNotFoundException)
        {
        }
        catch (ModelException exception)
        {
            damage = exception.Message;
        }

        return null;
    }

    /// <summary>Builds both files anew; the caller holds the lock.</summary>
    public Network Build()
    {
        // The graph goes first: it must never stand beside weights that are not its own.
        File.Delete(_graphPath);
        string weightsSha256 = AtomicFile.Write(_weightsPath, _model.Layout.FileBytes, file =>
        {
            WeightGenerator.Write(file.SafeFileHandle, _model.Layout, _model.Seed);
            return FileHash.Sha256(file.SafeFileHandle);
        });
        byte[] graph = _model.Graph(WeightsName, weightsSha256);
        try
        {
            AtomicFile.Write(_graphPath, graph.Length, file =>
            {
                file.Write(graph);
                return file.Length;
            });
        }
        catch
        {
            // Nobody would read weights without a graph, and the disk is full enough.
            File.Delete(_weightsPath);
            throw;
        }

        // The weights were hashed a moment ago.
        return NetworkReader.Read(graph, _folder, _graphPath, verifyWeights: false);
    }
}
