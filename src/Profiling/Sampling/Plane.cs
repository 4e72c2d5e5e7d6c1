namespace Neurosurgeon.Profiling.Sampling;

/// <summary>An activation of square planes.</summary>
/// <param name="Name">The tensor.</param>
/// <param name="Batch">How many images.</param>
/// <param name="Channels">Planes an image.</param>
/// <param name="Side">Height and width of a plane.</param>
internal sealed record Plane(string Name, int Batch, int Channels, int Side);
