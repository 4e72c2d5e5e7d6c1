namespace Neurosurgeon.Experiments.Bench;

/// <summary>A cell cannot be measured.</summary>
/// <param name="message">Why: a sentence for a person.</param>
internal sealed class CellFailedException(string message) : Exception(message);
