using Microsoft.ML.OnnxRuntime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Splitting;

namespace Neurosurgeon.Inference.Benchmarks;

/// <summary>
/// The whole network in a session as ONNX Runtime makes it by default, from one self-contained file; only its threads
/// are the environment's, because two pools would disturb one another's timing.
/// </summary>
internal sealed class PlainSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly string[] _inputNames;
    private readonly string[] _outputNames;
    private readonly OrtValue _input;

    public PlainSession(Network network, Tensor input)
    {
        _inputNames = [network.Input.Name];
        _outputNames = [network.Output.Name];
        long[] shape = [.. input.Info.Shape.Select(dimension => (long)dimension)];
        _input = OrtValue.CreateTensorValueFromMemory(input.Floats.ToArray(), shape);
        string path = Path.Combine(Path.GetTempPath(), $"{network.Name}-{Guid.NewGuid():N}.onnx");
        try
        {
            using (FileStream file = File.Create(path))
                network.Export(network.All, file);
            using var options = new SessionOptions();
            options.DisablePerSessionThreads();
            _session = new InferenceSession(path, options);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Run() => _session.Run(_options, _inputNames, [_input], _outputNames).Dispose();

    public void Dispose()
    {
        _session.Dispose();
        _input.Dispose();
        _options.Dispose();
    }
}
