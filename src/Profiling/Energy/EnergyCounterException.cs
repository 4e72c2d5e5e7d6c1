namespace Neurosurgeon.Profiling.Energy;

/// <summary>An energy counter that cannot be used; the message is a sentence for a person.</summary>
public sealed class EnergyCounterException(string message, Exception? inner = null) : Exception(message, inner);
