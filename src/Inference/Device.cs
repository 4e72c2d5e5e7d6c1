namespace Neurosurgeon.Inference;

/// <summary>What an engine computes on.</summary>
public enum Device
{
    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA graphics card.</summary>
    Cuda,
}
