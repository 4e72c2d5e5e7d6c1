namespace Neurosurgeon.Inference;

/// <summary>How an engine is made.</summary>
public sealed record EngineOptions
{
    /// <summary>What it computes on.</summary>
    public Device Device { get; init; } = Device.Cpu;

    /// <summary>How many threads compute one run, the caller's included; at least 1. Default: one for each core that the process may use, by its affinity and its CPU quota.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Bytes that the sessions kept for later runs may take beside the shared weights, at least 0. Sessions in use are
    /// never dropped, whatever they take. Default: 512 MiB, enough for all cuts of alex_net, or some eight of vgg_net.
    /// </summary>
    public long SessionBudgetBytes { get; init; } = 512L << 20;
}
