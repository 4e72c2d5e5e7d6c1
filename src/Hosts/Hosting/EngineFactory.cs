using Neurosurgeon.Actors.Settings;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Hosts.Hosting;

/// <summary>Makes the inference engine that the settings ask for.</summary>
internal static class EngineFactory
{
    /// <summary>Creates the engine.</summary>
    /// <exception cref="DeviceNotAvailableException">The device is not there.</exception>
    public static IInferenceEngine Create(InferenceSettings settings, Device device) => new OnnxRuntimeEngine(new EngineOptions
    {
        Device = device,
        Threads = settings.Threads,
        SessionBudgetBytes = settings.SessionMemoryBytes,
    });
}
