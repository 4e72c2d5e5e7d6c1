using System.Text;
using System.Text.Encodings.Web;

namespace Akka.Configuration.Hocon;

/// <summary>Writes values as HOCON.</summary>
internal static class HoconWriter
{
    private static readonly System.Buffers.SearchValues<char> PlainCharacters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");

    public static void WriteFields(HoconObject fields, StringBuilder text, int depth)
    {
        foreach (var (key, value) in fields.Items)
        {
            text.Append(' ', depth * 2).Append(key.Contains('.') ? Quoted(key) : Plain(key))
                .Append(" : ").Append(Inline(value, depth)).Append('\n');
        }
    }

    public static string Inline(HoconValue value, int depth)
    {
        if (value.IsArray())
            return $"[{string.Join(", ", value.GetArray().Select(item => Inline(item, depth)))}]";
        if (value.GetObject() is not { } fields)
            return value.GetString() is { } content ? Plain(content) : "null";

        var text = new StringBuilder("{\n");
        WriteFields(fields, text, depth + 1);
        return text.Append(' ', depth * 2).Append('}').ToString();
    }

    private static string Plain(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(PlainCharacters) && text is not ("null" or "include") ? text : Quoted(text);

    // A JSON string is a HOCON string.
    private static string Quoted(string text) =>
        $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
