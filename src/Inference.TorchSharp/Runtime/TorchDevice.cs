using TorchSharp;

namespace Neurosurgeon.Inference.Torch.Runtime;

/// <summary>What libtorch computes on.</summary>
internal sealed class TorchDevice
{
    private readonly torch.Device? _elsewhere;

    private TorchDevice(torch.Device? elsewhere) => _elsewhere = elsewhere;

    /// <exception cref="DeviceNotAvailableException">It is not there; the message says what is missing.</exception>
    public static TorchDevice Open(Device device)
    {
        if (device == Device.Cpu)
            return new TorchDevice(null);
        if (!HasCuda(out Exception? failure))
        {
            throw new DeviceNotAvailableException(
                $"The device cuda is not available: this libtorch {torch.__version__} finds no CUDA; use the device cpu, or build with -p:TorchSharp=cuda-windows or cuda-linux on a machine with an NVIDIA graphics card and its driver."
                + (failure is null ? "" : $" {FirstLine.Of(failure)}"));
        }

        return new TorchDevice(torch.CUDA);
    }

    /// <summary>A tensor of this device with the elements of one of the processor, which is disposed.</summary>
    public torch.Tensor Send(torch.Tensor tensor)
    {
        if (_elsewhere is null)
            return tensor;
        using (tensor)
            return tensor.to(_elsewhere);
    }

    private static bool HasCuda(out Exception? failure)
    {
        failure = null;
        try
        {
            return torch.cuda.is_available();
        }
        catch (Exception exception) when (exception is NotSupportedException or DllNotFoundException)
        {
            failure = exception;
            return false;
        }
    }
}
