using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Neurosurgeon.Actors.Settings;

/// <summary>Puts a node's configuration together: what the command line says, over the environment, over the user's file, over <c>reference.conf</c>.</summary>
public static class NodeConfiguration
{
    private const string Section = "neurosurgeon";
    private const string Reference = "Neurosurgeon.Actors.Settings.reference.conf";

    /// <summary>Every setting with its default.</summary>
    public static Config Defaults { get; } = ConfigurationFactory.FromResource(Reference, typeof(NodeConfiguration).Assembly);

    /// <summary>Reads a configuration.</summary>
    /// <param name="overrides">HOCON that the command line stands for; may be empty.</param>
    /// <param name="file">The user's file; null for none.</param>
    /// <exception cref="SettingsException">The file cannot be read, is not HOCON, or holds a key of this project that does not exist.</exception>
    public static Config Load(string overrides, string? file)
    {
        var fromFile = file is null ? ConfigurationFactory.Empty : ReadFile(file);
        try
        {
            if (fromFile.HasPath(Section))
                RefuseUnknownKeys(fromFile.GetConfig(Section)!.Root, Defaults.GetConfig(Section)!.Root, Section, file!);
        }
        catch (ConfigurationException error)
        {
            throw new SettingsException($"{file}: {error.Message}", error);
        }

        return ConfigurationFactory.ParseString(overrides)
            .WithFallback(EnvironmentSettings.Read(Environment.GetEnvironmentVariable))
            .WithFallback(fromFile).WithFallback(Defaults);
    }

    private static Config ReadFile(string file)
    {
        try
        {
            return ConfigurationFactory.ParseString(File.ReadAllText(file), include => ReadIncluded(file, include));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The configuration {file} cannot be read: {error.Message}", error);
        }
        catch (Exception error) when (error is not SettingsException)
        {
            // The parser throws a FormatException as well as a ConfigurationException.
            throw new SettingsException($"The configuration {file} is not valid HOCON: {error.Message}", error);
        }
    }

    private static HoconRoot ReadIncluded(string file, string include)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, include);
        return new HoconRoot(ReadFile(path).Root);
    }

    private static void RefuseUnknownKeys(HoconValue given, HoconValue known, string path, string file)
    {
        if (!given.IsObject() || !known.IsObject())
            return;

        var knownItems = known.GetObject()!.Items;
        foreach (var (key, value) in given.GetObject()!.Items)
        {
            if (!knownItems.TryGetValue(key, out var knownValue))
                throw new SettingsException($"{file}: there is no setting {path}.{key}; {path} has {string.Join(", ", knownItems.Keys)}.");

            RefuseUnknownKeys(value, knownValue, $"{path}.{key}", file);
        }
    }
}
