namespace Neurosurgeon.Experiments.Bench;

/// <summary>The least that the layers on both sides of a cut have been seen to take, in milliseconds; 0 where nothing has been seen.</summary>
internal readonly record struct LeastCompute(double EdgeMs, double CloudMs);
