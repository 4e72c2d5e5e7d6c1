namespace Neurosurgeon.Models.Storage;

/// <summary>A folder in which something is to be kept cannot be used; the message is a sentence that says which, and how to name another.</summary>
public sealed class CacheFolderException(string message, Exception? inner = null) : Exception(message, inner);
