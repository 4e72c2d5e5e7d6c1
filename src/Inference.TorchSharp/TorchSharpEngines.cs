namespace Neurosurgeon.Inference.Torch;

/// <summary>Where the engine on TorchSharp comes from; a build without it has <c>NotBuiltIn</c> in this place.</summary>
public static class TorchSharpEngines
{
    /// <summary>Starts the engine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="EngineNotAvailableException">libtorch cannot be loaded.</exception>
    /// <exception cref="DeviceNotAvailableException">The device is not there.</exception>
    /// <exception cref="InvalidOperationException">An engine of this process has another number of threads.</exception>
    public static IInferenceEngine Create(EngineOptions options) => new TorchSharpEngine(options);
}
