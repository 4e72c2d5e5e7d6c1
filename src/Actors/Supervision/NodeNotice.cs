namespace Neurosurgeon.Actors.Supervision;

/// <summary>Published on the event stream when a node does something that a person at its console would like to know.</summary>
/// <param name="Text">A sentence, or the line of a progress.</param>
public sealed record NodeNotice(string Text);
