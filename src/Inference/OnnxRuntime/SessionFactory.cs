using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Splitting;
using Neurosurgeon.Models.Storage;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>Builds sessions that share threads, arena and weights.</summary>
/// <remarks>
/// Resident memory of alex_net (233 MB of weights), one whole session → prefix and suffix at every cut besides, in MB:
/// ONNX Runtime's packed weights in each session 535 → 3186; packed weights in a container that sessions share 535 → 741;
/// none packed, as here, 312 → 432. A plain session of one self-contained file takes 314. What remains is the
/// convolutions' weights, which each session reorders for its kernels: doing without costs 10 to 18 % of the speed.
/// </remarks>
internal sealed class SessionFactory(Device device) : IDisposable
{
    // Graph, kernels and plan of one session, of which mobile_net's 65 layers took 0.8 MB.
    private const long SessionBytes = 1 << 20;

    private readonly ConcurrentDictionary<WeightStore, Lazy<SharedWeights>> _weights = new();

    /// <summary>A session for a range of layers that is not empty.</summary>
    /// <exception cref="InferenceException">ONNX Runtime cannot compute these layers.</exception>
    public RangeSession Build(Network network, LayerRange range)
    {
        ModelPart part = network.Extract(range);
        using SessionOptions options = Options(network);
        byte[] model = network.WeightsFolder is null ? SelfContained(network, range) : part.Model.ToArray();
        return new RangeSession(Open(network, part, model, options), part, SessionBytes + CopiedBytes(network, range));
    }

    /// <summary>A session of the whole network that times its layers; null where this device or network cannot.</summary>
    /// <exception cref="InferenceException">ONNX Runtime cannot compute these layers.</exception>
    public ProfiledLayers? BuildProfiled(Network network)
    {
        // A graphics card works on while the profile's clock has stopped.
        if (device != Device.Cpu || network.WeightsFolder is null)
            return null;
        ModelPart part = network.ExtractMarked();
        using SessionOptions options = Options(network);
        // Profiling is switched on with the prefix that is set by then; without one the file would lie in the current folder.
        options.ProfileOutputPathPrefix = Path.Combine(Path.GetTempPath(), $"neurosurgeon-{Environment.ProcessId}-{Guid.NewGuid():N}");
        options.EnableProfiling = true;
        InferenceSession session = Open(network, part, part.Model.ToArray(), options);
        return new ProfiledLayers(session, new RangeSession(session, part, privateBytes: 0), network.Layers.Length);
    }

    private InferenceSession Open(Network network, ModelPart part, byte[] model, SessionOptions options)
    {
        SharedWeights weights = _weights.GetOrAdd(network.Weights, stored => new(() => new SharedWeights(stored))).Value;
        if (device == Device.Cpu)
            weights.Supply(options, part.Weights);
        try
        {
            return new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new InferenceException(
                $"ONNX Runtime cannot compute the layers {part.Range.First} to {part.Range.End - 1} of {network.Name}: {exception.Message}", exception);
        }
    }

    public void Dispose()
    {
        foreach (Lazy<SharedWeights> weights in _weights.Values)
            weights.Value.Dispose();
    }

    /// <summary>Bytes of weights that a session copies whatever it is given: a convolution's are reordered for its kernels.</summary>
    private static long CopiedBytes(Network network, LayerRange range) => network.Layers[range.First..range.End]
        .Where(layer => layer.Kind is LayerKind.Convolution or LayerKind.DepthwiseConvolution)
        .Sum(layer => layer.ParameterBytes);

    private SessionOptions Options(Network network)
    {
        var options = new SessionOptions { ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
        options.DisablePerSessionThreads();
        options.AddSessionConfigEntry("session.use_env_allocators", "1");

        // Packed copies of the fully connected layers' weights would double a network's memory, and at batch 1 they are
        // no gain: without them alex_net takes 0.92 of the time, vgg_net 0.97.
        options.AddSessionConfigEntry("session.disable_prepacking", "1");
        if (network.WeightsFolder is not null)
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", network.WeightsFolder);
        if (device == Device.Cuda)
            options.AppendExecutionProvider_CUDA();
        return options;
    }

    private static byte[] SelfContained(Network network, LayerRange range)
    {
        using var model = new MemoryStream();
        network.Export(range, model);
        return model.ToArray();
    }
}
