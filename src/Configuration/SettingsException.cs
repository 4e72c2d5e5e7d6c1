namespace Neurosurgeon.Configuration;

/// <summary>The configuration of a node is wrong; the message says in one sentence what and where.</summary>
/// <param name="message">The sentence.</param>
/// <param name="key">The setting that is wrong; null where that is not one.</param>
/// <param name="inner">What was caught.</param>
public sealed class SettingsException(string message, string? key = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The setting that is wrong; null where that is not one.</summary>
    public string? Key { get; } = key;
}
