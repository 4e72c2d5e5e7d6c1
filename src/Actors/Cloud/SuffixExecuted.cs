using Akka.Actor;
using Neurosurgeon.Actors.Protocol;

namespace Neurosurgeon.Actors.Cloud;

/// <summary>Published on the event stream when an executor has run a suffix.</summary>
/// <param name="Executor">The executor's name in its pool.</param>
/// <param name="Edge">The edge that asked.</param>
/// <param name="TaskId">The edge's number of the task.</param>
/// <param name="Model">The network's name.</param>
/// <param name="EdgeLayerCount">How many layers the edge had run.</param>
/// <param name="Timings">What the cloud spent on it.</param>
public sealed record SuffixExecuted(string Executor, Address Edge, long TaskId, string Model, int EdgeLayerCount, CloudTimings Timings);
