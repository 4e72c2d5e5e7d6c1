using Microsoft.ML.OnnxRuntime;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>
/// ONNX Runtime's reports of its use to its makers, on unless they are turned off. Outside Windows it keeps an identifier of the
/// device and what it has to send in the user's cache folder, and sends it over the network.
/// </summary>
internal static class Telemetry
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>Whether a value of <c>ORT_DISABLE_TELEMETRY</c> says that reports are wanted.</summary>
    public static bool IsAskedFor(string? value) => value?.Trim().ToLowerInvariant() is "0" or "false" or "no" or "off";

    /// <summary>Turns the reports off unless they are asked for; to be called before the library is loaded, which looks once.</summary>
    public static void TurnOff()
    {
        if (!IsAskedFor(Environment.GetEnvironmentVariable(Variable)))
            NativeEnvironment.Set(Variable, "1");
    }

    /// <summary>Turns off what Windows' event tracing would record, which does not look at the variable.</summary>
    public static void TurnOff(OrtEnv environment)
    {
        if (!IsAskedFor(Environment.GetEnvironmentVariable(Variable)))
            environment.DisableTelemetryEvents();
    }
}
