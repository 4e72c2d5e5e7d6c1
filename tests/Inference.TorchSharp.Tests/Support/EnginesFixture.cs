using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Models;
using Neurosurgeon.Models.Store;

namespace Neurosurgeon.Inference.Torch.Tests;

/// <summary>Both engines and the zoo in the ordinary cache folder, for all tests: a process has one number of threads for each.</summary>
public sealed class EnginesFixture : IDisposable
{
    private readonly ModelStore _store = new();

    public IInferenceEngine OnnxRuntime { get; } = new OnnxRuntimeEngine();

    public IInferenceEngine TorchSharp { get; } = new TorchSharpEngine(new EngineOptions());

    public Network Network(string model) => _store.Get(model);

    public void Dispose()
    {
        TorchSharp.Dispose();
        OnnxRuntime.Dispose();
        _store.Dispose();
    }
}
