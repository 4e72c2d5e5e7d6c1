namespace Neurosurgeon.Configuration;

/// <summary>Finds the configuration that a node reads.</summary>
public static class ConfigurationFile
{
    /// <summary>
    /// The file given by <c>--config</c>; else <c>config/NAME</c> in the current folder; else the one beside the program; else none.
    /// </summary>
    /// <exception cref="SettingsException">The file that was named does not exist.</exception>
    public static string? Find(FileInfo? named, string name)
    {
        if (named is not null)
        {
            return named.Exists
                ? named.FullName
                : throw new SettingsException($"The configuration {named.FullName} does not exist.");
        }

        return new[] { Environment.CurrentDirectory, AppContext.BaseDirectory }
            .Select(folder => Path.Combine(folder, "config", name))
            .FirstOrDefault(File.Exists);
    }
}
