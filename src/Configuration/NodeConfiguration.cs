using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Neurosurgeon.Configuration;

/// <summary>Puts a node's configuration together: what the command line says, over the environment, over the user's file, over <c>reference.conf</c>.</summary>
public static class NodeConfiguration
{
    private const string Section = "neurosurgeon";
    private const string Reference = "Neurosurgeon.Configuration.reference.conf";

    /// <summary>Every setting with its default.</summary>
    public static Config Defaults { get; } = ConfigurationFactory.FromResource(Reference, typeof(NodeConfiguration).Assembly);

    /// <summary>Reads a configuration.</summary>
    /// <param name="overrides">HOCON that the command line stands for; may be empty.</param>
    /// <param name="file">The user's file; null for none.</param>
    /// <exception cref="SettingsException">
    /// The file cannot be read, is not HOCON, uses what Akka's HOCON misreads, or holds a key of this project that does not exist.
    /// </exception>
    public static Config Load(string overrides, string? file)
    {
        // First: the parser does not survive all that it misreads.
        if (file is not null && HoconOutline.Of(file, Text).Misread is { } misread)
            throw new SettingsException(misread);
        var fromFile = file is null ? ConfigurationFactory.Empty : ReadFile(file);

        Located(file, () =>
        {
            try
            {
                if (fromFile.HasPath(Section))
                    RefuseUnknownKeys(fromFile.GetConfig(Section)!.Root, Defaults.GetConfig(Section)!.Root, Section);
                return true;
            }
            catch (ConfigurationException error)
            {
                throw new SettingsException($"{file}: {error.Message}", inner: error);
            }
        });

        return ConfigurationFactory.ParseString(overrides)
            .WithFallback(EnvironmentSettings.Read(Environment.GetEnvironmentVariable))
            .WithFallback(fromFile).WithFallback(Defaults);
    }

    /// <summary>Reads or checks settings; where one is wrong, the exception also says where it is set.</summary>
    /// <param name="file">The user's file; null for none.</param>
    /// <param name="read">Reads them.</param>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static T Located<T>(string? file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SettingsException error) when (error.Key is { } key && OriginOf(key, file) is { } origin)
        {
            throw new SettingsException($"{origin}: {error.Message}", inner: error);
        }
    }

    private static string? OriginOf(string key, string? file) =>
        EnvironmentSettings.VariableOf(key, Environment.GetEnvironmentVariable)
        ?? (file is null ? null : HoconOutline.Of(file, Text).PlaceOf(key)?.ToString());

    private static Config ReadFile(string file)
    {
        var text = Text(file);
        try
        {
            return ConfigurationFactory.ParseString(text, include => ReadIncluded(file, include));
        }
        catch (Exception error) when (error is not SettingsException)
        {
            // The parser throws a FormatException as well as a ConfigurationException.
            throw new SettingsException($"The configuration {file} is not valid HOCON: {error.Message}", inner: error);
        }
    }

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The configuration {file} cannot be read: {error.Message}", inner: error);
        }
    }

    private static HoconRoot ReadIncluded(string file, string include)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, include);
        return new HoconRoot(ReadFile(path).Root);
    }

    private static void RefuseUnknownKeys(HoconValue given, HoconValue known, string path)
    {
        if (!given.IsObject() || !known.IsObject())
            return;

        var knownItems = known.GetObject()!.Items;
        foreach (var (key, value) in given.GetObject()!.Items)
        {
            if (!knownItems.TryGetValue(key, out var knownValue))
                throw new SettingsException($"There is no setting {path}.{key}; {path} has {string.Join(", ", knownItems.Keys)}.", $"{path}.{key}");

            RefuseUnknownKeys(value, knownValue, $"{path}.{key}");
        }
    }
}
