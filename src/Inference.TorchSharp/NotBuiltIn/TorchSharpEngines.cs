namespace Neurosurgeon.Inference.Torch;

/// <summary>Stands in for the engine in a build without it.</summary>
public static class TorchSharpEngines
{
    /// <summary>Says that this build has no TorchSharp.</summary>
    /// <exception cref="EngineNotAvailableException">Always.</exception>
    public static IInferenceEngine Create(EngineOptions options) => throw new EngineNotAvailableException(
        "The engine torchsharp is not available: this program was built without TorchSharp; use the engine onnxruntime, or build with -p:TorchSharp=cpu (or cuda-windows, cuda-linux).");
}
