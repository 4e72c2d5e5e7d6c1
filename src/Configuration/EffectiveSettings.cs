using System.Collections.Immutable;
using Akka.Configuration.Hocon;

namespace Neurosurgeon.Configuration;

/// <summary>A setting as a node would use it.</summary>
/// <param name="Key">Its path.</param>
/// <param name="Value">Its value, as HOCON; a password is not shown.</param>
/// <param name="Origin">Where it is from: an environment variable, a file and line, or <c>default</c>.</param>
public sealed record EffectiveSetting(string Key, string Value, string Origin);

/// <summary>All settings that a node would use, and where each is from.</summary>
public static class EffectiveSettings
{
    // What a node needs to be what it is.
    private const string OwnParts = "akka.actor.serial";

    /// <summary>The settings of a configuration, by key: this project's, and of Akka's those that are set anywhere.</summary>
    /// <param name="file">The user's file; null for none.</param>
    /// <exception cref="SettingsException">The file cannot be read, or holds what <see cref="NodeConfiguration.Load"/> refuses.</exception>
    public static ImmutableArray<EffectiveSetting> Of(string? file)
    {
        var config = NodeConfiguration.Load("", file);
        var outline = file is null ? null : HoconOutline.Of(file, File.ReadAllText);
        IEnumerable<string> keys = [.. Leaves(NodeConfiguration.Defaults.Root, ""), .. outline?.Keys ?? [], .. EnvironmentSettings.Set()];
        return
        [
            .. from key in keys.Distinct().Order(StringComparer.Ordinal)
               where !key.StartsWith(OwnParts, StringComparison.Ordinal)
               let value = config.GetValue(key)
               where value is not null && !value.IsObject()
               select new EffectiveSetting(key, Text(key, value), Origin(key, outline)),
        ];
    }

    private static IEnumerable<string> Leaves(HoconValue value, string path) => value.IsObject()
        ? value.GetObject().Items.SelectMany(item => Leaves(item.Value, path.Length == 0 ? item.Key : $"{path}.{item.Key}"))
        : [path];

    private static string Text(string key, HoconValue value) =>
        key.EndsWith("password", StringComparison.Ordinal) ? "\"…\""
        : value.IsArray() ? $"[{string.Join(", ", value.GetArray().Select(element => Quoted(element.GetString())))}]"
        : Quoted(value.GetString());

    private static string Quoted(string? text) =>
        text is { Length: > 0 } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') ? text : $"\"{text}\"";

    private static string Origin(string key, HoconOutline? outline) =>
        EnvironmentSettings.VariableOf(key, Environment.GetEnvironmentVariable)
        ?? outline?.PlaceOf(key)?.ToString()
        ?? "default";
}
