namespace Neurosurgeon.Actors.Settings;

/// <summary>The configuration of a node is wrong; the message says in one sentence what and where.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
