using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Paths such as <c>akka.actor."with.dot"</c>.</summary>
internal static class HoconPath
{
    /// <summary>Splits a path at its dots; a part in double quotes keeps its dots.</summary>
    public static IReadOnlyList<string> Split(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.Contains('"'))
            return path.Split('.');

        List<string> parts = [];
        var part = new StringBuilder();
        var quoted = false;
        foreach (var character in path)
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == '.' && !quoted)
                Finish();
            else
                part.Append(character);
        }

        if (quoted)
            throw new ConfigurationException($"The path {path} has a quote that is never closed.");
        Finish();
        return parts;

        void Finish()
        {
            parts.Add(part.ToString());
            part.Clear();
        }
    }

    /// <summary>A path under another one, quoted where it has to be.</summary>
    public static string Append(string path, string key)
    {
        var part = key.AsSpan().ContainsAny('.', ' ', '"') || key.Length == 0 ? $"\"{key}\"" : key;
        return path.Length == 0 ? part : $"{path}.{part}";
    }
}
