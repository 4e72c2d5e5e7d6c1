namespace Neurosurgeon.Hosts.Bench;

/// <summary>What is to be as little as possible.</summary>
internal enum BenchTarget
{
    /// <summary>The time of a task.</summary>
    Latency,

    /// <summary>The edge's energy, by the power model.</summary>
    Energy,
}
