using System.Collections.Immutable;

namespace Neurosurgeon.Profiling.Energy;

/// <summary>Several counters as one: the processors of a machine with more than one socket.</summary>
/// <param name="counters">The counters; none counts what another does.</param>
internal sealed class EnergySum(ImmutableArray<IEnergyCounter> counters) : IEnergyCounter
{
    public string Source { get; } = string.Join(" + ", counters.Select(counter => counter.Source));

    public double ReadMj() => counters.Sum(counter => counter.ReadMj());
}
