namespace Neurosurgeon.Inference;

/// <summary>What a measurement on an engine holds for.</summary>
/// <param name="Name">The engine, for example <c>onnxruntime</c>.</param>
/// <param name="Version">Its version, for example <c>1.29.0</c>.</param>
/// <param name="Device">What it computes on.</param>
/// <param name="Threads">How many threads compute one run, the caller's included; at least 1.</param>
public sealed record EngineDescription(string Name, string Version, Device Device, int Threads);
