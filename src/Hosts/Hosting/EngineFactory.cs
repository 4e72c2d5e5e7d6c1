using Neurosurgeon.Actors.Settings;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.Torch;

namespace Neurosurgeon.Hosts.Hosting;

/// <summary>Makes the inference engine that the settings ask for.</summary>
internal static class EngineFactory
{
    /// <summary>Creates the engine.</summary>
    /// <exception cref="EngineNotAvailableException">This build lacks the engine, or it does not start.</exception>
    /// <exception cref="DeviceNotAvailableException">The device is not there.</exception>
    public static IInferenceEngine Create(InferenceSettings settings, Device device)
    {
        var options = new EngineOptions
        {
            Device = device,
            Threads = settings.Threads,
            SessionBudgetBytes = settings.SessionMemoryBytes,
        };
        return settings.Engine == EngineKind.TorchSharp ? TorchSharpEngines.Create(options) : new OnnxRuntimeEngine(options);
    }
}
