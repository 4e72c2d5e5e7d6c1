using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.Inference.OnnxRuntime;
using Neurosurgeon.Inference.Slowed;
using Neurosurgeon.Inference.Torch;

namespace Neurosurgeon.Nodes;

/// <summary>Makes the inference engine that the settings ask for.</summary>
internal static class EngineFactory
{
    /// <summary>Creates the engine.</summary>
    /// <param name="settings">Which one, and how it computes.</param>
    /// <param name="device">What it computes on.</param>
    /// <param name="speed">The share of its speed that it is left with; 1 for all.</param>
    /// <exception cref="EngineNotAvailableException">This build lacks the engine, or it does not start.</exception>
    /// <exception cref="DeviceNotAvailableException">The device is not there.</exception>
    public static IInferenceEngine Create(InferenceSettings settings, Device device, double speed = 1)
    {
        var options = new EngineOptions
        {
            Device = device,
            Threads = settings.Threads,
            SessionBudgetBytes = settings.SessionMemoryBytes,
        };
        IInferenceEngine engine = settings.Engine == EngineKind.TorchSharp ? new TorchSharpEngine(options) : new OnnxRuntimeEngine(options);
        return speed == 1 ? engine : new SlowedEngine(engine, speed);
    }
}
