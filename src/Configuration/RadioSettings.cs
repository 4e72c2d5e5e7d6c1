using Neurosurgeon.Planning.Energy;

namespace Neurosurgeon.Configuration;

/// <summary>What an edge sends with, and the power that this takes.</summary>
/// <param name="Name">How it is named in settings and on the command line.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Transmit">Its power while it sends.</param>
/// <param name="Receive">Its power while it receives.</param>
public sealed record RadioSettings(string Name, string Title, RadioPower Transmit, RadioPower Receive);
