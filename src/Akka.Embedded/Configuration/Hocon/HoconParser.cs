namespace Akka.Configuration.Hocon;

/// <summary>Reads HOCON text.</summary>
public class Parser
{
    /// <summary>Deeper nesting of objects, arrays and dotted keys is refused.</summary>
    internal const int DeepestNesting = 100;

    /// <summary>Deeper nesting of includes is refused; a file that includes itself gets there.</summary>
    internal const int DeepestInclude = 20;

    [ThreadStatic]
    private static int _includeDepth;

    private readonly HoconReader _reader;
    private readonly Func<string, HoconRoot>? _include;
    private int _depth;

    private Parser(string text, Func<string, HoconRoot>? include)
    {
        _reader = new HoconReader(text);
        _include = include;
    }

    /// <summary>Reads a text and resolves its substitutions.</summary>
    /// <param name="text">HOCON.</param>
    /// <param name="includeCallback">Reads what <c>include "name"</c> names; without it an include is refused.</param>
    /// <exception cref="ConfigurationException">The text is not valid; the message names line and column.</exception>
    public static HoconRoot Parse(string text, Func<string, HoconRoot>? includeCallback)
    {
        ArgumentNullException.ThrowIfNull(text);
        var root = new Parser(text, includeCallback).ParseRoot();
        return new HoconRoot(new HoconResolver(root).Resolve());
    }

    private HoconFields ParseRoot()
    {
        var root = new HoconFields(_reader.Position);
        _reader.SkipBlank();
        var braces = _reader.TryTake("{");
        ParseFields(root, "");
        if (braces && !_reader.TryTake("}"))
            throw _reader.Error($"the object that starts the text is never closed; found {_reader.Found} instead of '}}'.");
        _reader.SkipBlank();
        return _reader.AtEnd ? root : throw _reader.Error($"found {_reader.Found} where a key was expected.");
    }

    /// <summary>Reads fields up to a closing brace or the end.</summary>
    private void ParseFields(HoconFields owner, string path)
    {
        _reader.SkipBlank();
        while (!_reader.AtEnd && _reader.Current != '}')
        {
            if (!TryParseInclude(owner, path))
                ParseField(owner, path);
            var separated = _reader.SkipBlank();
            separated |= _reader.TryTake(",");
            _reader.SkipBlank();
            if (!separated && !_reader.AtEnd && _reader.Current != '}')
                throw _reader.Error($"found {_reader.Found} after a value; begin the next key on a new line or after a comma.");
        }
    }

    private void ParseField(HoconFields owner, string path)
    {
        var field = ParseKeyPart(owner, path);
        if (_reader.TryTake("."))
        {
            Descend();
            var inner = new HoconFields(_reader.Position);
            ParseField(inner, field.Path);
            field.Assign(new HoconConcatenation(field.Path, inner.Position, [inner]));
            _depth--;
            return;
        }

        var (afterKey, found) = (_reader.Position, _reader.Found);
        _reader.SkipBlank();
        if (_reader.TryTake("=") || _reader.TryTake(":"))
            _reader.SkipBlank();
        else if (_reader.Current != '{')
            throw HoconReader.Error($"found {found} after the key {field.Path}; write =, : or {{ there.", afterKey);

        field.Assign(ParseValue(field.Path));
    }

    private HoconField ParseKeyPart(HoconFields owner, string path)
    {
        var position = _reader.Position;
        _reader.TakeSpaces();
        var quoted = _reader.Current == '"';
        var key = quoted ? _reader.TakeQuoted() : _reader.TakeUnquotedKey();
        if (quoted)
            _reader.TakeSpaces();
        else if (key.Length == 0)
            throw _reader.Error($"found {_reader.Found} where a key was expected; put a key with such characters in double quotes.");
        return owner.GetOrAdd(key, HoconPath.Append(path, key), position);
    }

    private HoconConcatenation ParseValue(string path)
    {
        var start = _reader.Position;
        List<HoconPiece> pieces = [];
        while (true)
        {
            var position = _reader.Position;
            var spaces = _reader.TakeSpaces();
            if (_reader.AtEnd || _reader.AtComment || _reader.Current is '\n' or '\r' or ',' or '}' or ']')
                break;
            if (spaces.Length > 0 && pieces.Count > 0)
                pieces.Add(new HoconText(spaces, false, position));
            pieces.Add(ParsePiece(path));
        }

        return pieces.Count > 0
            ? new HoconConcatenation(path, start, pieces)
            : throw _reader.Error($"found {_reader.Found} where the value of {path} was expected.");
    }

    private HoconPiece ParsePiece(string path)
    {
        var position = _reader.Position;
        switch (_reader.Current)
        {
            case '{':
                return ParseObject(path);
            case '[':
                return ParseArray(path);
            case '"':
                return new HoconText(_reader.TakeQuoted(), true, position);
        }

        if (_reader.StartsWith("${"))
            return ParseReference();
        var text = _reader.TakeUnquoted();
        return text.Length > 0
            ? new HoconText(text, false, position)
            : throw _reader.Error($"found {_reader.Found} in the value of {path}; put text with such characters in double quotes.");
    }

    private HoconFields ParseObject(string path)
    {
        var fields = new HoconFields(_reader.Position);
        _reader.TryTake("{");
        Descend();
        ParseFields(fields, path);
        if (!_reader.TryTake("}"))
            throw HoconReader.Error($"the object {path} is never closed; add a closing '}}'.", fields.Position);
        _depth--;
        return fields;
    }

    private HoconElements ParseArray(string path)
    {
        var position = _reader.Position;
        List<HoconConcatenation> items = [];
        _reader.TryTake("[");
        Descend();
        _reader.SkipBlank();
        while (!_reader.TryTake("]"))
        {
            if (_reader.AtEnd)
                throw HoconReader.Error($"the array {path} is never closed; add a closing ']'.", position);
            items.Add(ParseValue($"{path}[{items.Count}]"));
            var separated = _reader.SkipBlank();
            separated |= _reader.TryTake(",");
            _reader.SkipBlank();
            if (!separated && !_reader.AtEnd && _reader.Current != ']')
                throw _reader.Error($"found {_reader.Found} in the array {path}; separate its elements with commas.");
        }

        _depth--;
        return new HoconElements(items, position);
    }

    private HoconReference ParseReference()
    {
        var position = _reader.Position;
        _reader.TryTake("${");
        if (_reader.Current == '?')
            throw _reader.Error("Akka.NET 1.5 reads no optional substitution, ${?a.path}.");
        var path = "";
        while (!_reader.AtEnd && _reader.Current is not ('}' or '\n'))
        {
            var part = _reader.Current == '"' ? $"\"{_reader.TakeQuoted()}\"" : _reader.TakeUnquoted() + _reader.TakeSpaces();
            if (part.Length == 0)
                throw _reader.Error($"found {_reader.Found} in a substitution; write ${{a.path}}.");
            path += part;
        }

        path = path.Trim();
        if (!_reader.TryTake("}") || path.Length == 0)
            throw HoconReader.Error("this substitution has no path or is never closed; write ${a.path}.", position);
        return new HoconReference(path, position);
    }

    private bool TryParseInclude(HoconFields owner, string path)
    {
        const string Keyword = "include";
        var position = _reader.Position;
        if (HoconInclude.TryTake(_reader) is not { } name)
            return false;
        if (_include is null)
            throw HoconReader.Error($"this text includes \"{name}\", but nothing was given that reads includes.", position);
        if (_includeDepth >= DeepestInclude)
            throw HoconReader.Error($"includes nest deeper than {DeepestInclude} files; one of them, perhaps \"{name}\", includes itself.", position);

        _includeDepth++;
        try
        {
            var included = _include(name)?.Value.GetObject()
                ?? throw HoconReader.Error($"{Keyword} \"{name}\" gave no object.", position);
            HoconInclude.Add(included, owner, path, position);
        }
        finally
        {
            _includeDepth--;
        }

        return true;
    }

    private void Descend()
    {
        if (++_depth > DeepestNesting)
            throw _reader.Error($"values nest deeper than {DeepestNesting} levels.");
    }
}
