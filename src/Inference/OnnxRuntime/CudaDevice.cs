using Microsoft.ML.OnnxRuntime;

namespace Neurosurgeon.Inference.OnnxRuntime;

/// <summary>Whether this ONNX Runtime can compute on an NVIDIA graphics card.</summary>
internal static class CudaDevice
{
    private const string Provider = "CUDAExecutionProvider";

    /// <exception cref="DeviceNotAvailableException">It cannot; the message says what is missing.</exception>
    public static void Check(OrtEnv environment)
    {
        string[] providers = environment.GetAvailableProviders();
        if (!providers.Contains(Provider))
        {
            throw new DeviceNotAvailableException(
                $"The device cuda is not available: this ONNX Runtime {environment.GetVersionString()} was built without the {Provider} (it has {string.Join(", ", providers)}); use the device cpu, or build with -p:OnnxRuntime=nuget-gpu.");
        }

        try
        {
            using var options = new SessionOptions();
            options.AppendExecutionProvider_CUDA();
        }
        catch (OnnxRuntimeException exception)
        {
            throw new DeviceNotAvailableException(
                $"The device cuda is not available: the {Provider} does not start, so the CUDA libraries or the driver are missing: {exception.Message}", exception);
        }
    }
}
