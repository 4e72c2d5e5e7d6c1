namespace Neurosurgeon.Hosts.Charts;

/// <summary>Writes a page where it was asked for.</summary>
internal static class OutputPage
{
    /// <summary>Writes it, over what was there.</summary>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"The page cannot be written to {path}: {error.Message}");
        }
    }
}
