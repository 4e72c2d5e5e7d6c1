namespace Neurosurgeon.Actors.Edge;

/// <summary>One inference to be done.</summary>
/// <param name="Id">Its place in the list, from 1.</param>
/// <param name="Model">The network's name.</param>
public sealed record InferenceTask(int Id, string Model);
