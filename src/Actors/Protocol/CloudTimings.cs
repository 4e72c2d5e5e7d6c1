namespace Neurosurgeon.Actors.Protocol;

/// <summary>What the cloud spent on a suffix, by its own clock, in milliseconds.</summary>
/// <param name="QueueMs">From arrival until an executor took it, session building included.</param>
/// <param name="DecodeMs">Making tensors of the received bytes.</param>
/// <param name="ComputeMs">Running the layers.</param>
/// <param name="EncodeMs">Making bytes of the output.</param>
public readonly record struct CloudTimings(double QueueMs, double DecodeMs, double ComputeMs, double EncodeMs)
{
    /// <summary>The sum.</summary>
    public double TotalMs => QueueMs + DecodeMs + ComputeMs + EncodeMs;
}
