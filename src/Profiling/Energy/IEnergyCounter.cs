namespace Neurosurgeon.Profiling.Energy;

/// <summary>Counts the energy that this device uses. For one thread.</summary>
public interface IEnergyCounter
{
    /// <summary>What is counted, for a person: for example <c>powercap package-0</c>.</summary>
    string Source { get; }

    /// <summary>The energy since the first reading, in millijoules; the first gives 0.</summary>
    /// <exception cref="EnergyCounterException">The counter cannot be read any more.</exception>
    double ReadMj();
}
