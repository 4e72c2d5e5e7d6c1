namespace Akka.Configuration.Hocon;

/// <summary><c>include "name"</c>, <c>include file("name")</c> and <c>include required(...)</c>.</summary>
internal static class HoconInclude
{
    /// <summary>Takes an include if one stands under the cursor, and returns the name in it.</summary>
    public static string? TryTake(HoconReader reader)
    {
        if (!reader.StartsWith("include ") && !reader.StartsWith("include\t") && !reader.StartsWith("include\""))
            return null;
        if (IsKey(reader))
            return null;
        var position = reader.Position;

        reader.TryTake("include");
        reader.TakeSpaces();
        var parentheses = 0;
        foreach (var wrapper in (ReadOnlySpan<string>)["required(", "file("])
        {
            if (reader.TryTake(wrapper))
                parentheses++;
            reader.TakeSpaces();
        }

        if (reader.Current != '"')
            throw HoconReader.Error("an include names a file in double quotes: include \"other.hocon\" or include file(\"other.hocon\").", position);
        var name = reader.TakeQuoted();
        for (; parentheses > 0; parentheses--)
        {
            reader.TakeSpaces();
            if (!reader.TryTake(")"))
                throw reader.Error($"the include of \"{name}\" lacks a closing parenthesis.");
        }

        return name;
    }

    /// <summary>Adds an included object to the fields around the include, as if it stood there.</summary>
    public static void Add(HoconObject included, HoconFields owner, string path, HoconPosition position)
    {
        foreach (var (key, value) in included.Items)
        {
            var field = owner.GetOrAdd(key, HoconPath.Append(path, key), position);
            field.Assign(new HoconConcatenation(field.Path, position, [new HoconResolved(value, position)]));
        }
    }

    // "include" may also be an ordinary key: include = 1, include.path = 2.
    private static bool IsKey(HoconReader reader) => reader.PeekAfter("include") is '=' or ':' or '.' or '+' or '{';
}

/// <summary>A value that is known already, because it was included.</summary>
internal sealed record HoconResolved(HoconValue Value, HoconPosition Position) : HoconPiece(Position);
