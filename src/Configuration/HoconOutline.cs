using System.Text;

namespace Neurosurgeon.Configuration;

/// <summary>
/// Where the keys of a configuration file are, included files among them, and where it uses what Akka's HOCON misreads without a
/// word. Akka's parser keeps no lines. What is no HOCON is left to that parser: this one only has to end.
/// </summary>
internal sealed class HoconOutline
{
    private const int DeepestInclude = 16;

    private readonly Dictionary<string, HoconPlace> _keys = new(StringComparer.Ordinal);
    private readonly List<string> _misread = [];

    private HoconOutline()
    {
    }

    /// <summary>Looks through a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="read">Gives the text of a file.</param>
    public static HoconOutline Of(string file, Func<string, string> read)
    {
        var outline = new HoconOutline();
        outline.Add(file, "", read, depth: 0);
        return outline;
    }

    /// <summary>The keys that are set.</summary>
    public IEnumerable<string> Keys => _keys.Keys;

    /// <summary>The last place where a key, or something below it, is set; null where none is.</summary>
    public HoconPlace? PlaceOf(string key) =>
        _keys.TryGetValue(key, out var place) ? place
        : _keys.FirstOrDefault(known => known.Key.StartsWith($"{key}.", StringComparison.Ordinal)).Value;

    /// <summary>What would be misread: the first as a sentence with its place; null where there is nothing of the kind.</summary>
    public string? Misread => _misread.FirstOrDefault();

    private void Add(string file, string prefix, Func<string, string> read, int depth)
    {
        if (depth > DeepestInclude)
            return;
        new Scan(this, file, read, depth).Fields(prefix);
    }

    /// <summary>One pass over one file.</summary>
    private sealed class Scan(HoconOutline outline, string file, Func<string, string> read, int depth)
    {
        private readonly string _text = read(file);
        private int _at;
        private int _line = 1;

        private bool IsAtEnd => _at >= _text.Length;

        private HoconPlace Here => new(file, _line);

        public void Fields(string prefix)
        {
            while (true)
            {
                SkipBlank();
                if (IsAtEnd)
                    return;
                switch (_text[_at])
                {
                    case '{':
                        // The whole file may stand in braces.
                        Step();
                        Fields(prefix);
                        break;
                    case '}':
                        Step();
                        return;
                    case ',' or ']':
                        Step();
                        break;
                    default:
                        Field(prefix);
                        break;
                }
            }
        }

        private void Field(string prefix)
        {
            var start = _at;
            var place = Here;
            var key = Key();
            if (key == "include" && !IsAtEnd && _text[_at] == '"')
            {
                var included = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, Quoted());
                outline.Add(included, prefix, read, depth + 1);
                return;
            }

            var path = prefix.Length == 0 ? key : $"{prefix}.{key}";
            if (key.Length > 0)
                outline._keys[path] = place;
            if (IsNext("+="))
            {
                outline._misread.Add($"{place}: '+=' is not known here and would leave the setting as it is; write the whole list with '='.");
                Step();
            }

            if (!IsAtEnd && _text[_at] is '=' or ':')
                Step();
            Value(path);
            if (_at == start)
                Step();
        }

        /// <summary>A key as one path, without the quotes around its parts.</summary>
        private string Key()
        {
            var key = new StringBuilder();
            while (!IsAtEnd && _text[_at] is not ('=' or ':' or '{' or '}' or ',' or '\n') && !IsNext("+=") && !IsComment())
            {
                if (_text[_at] == '"')
                {
                    if (key.ToString().Trim() == "include")
                        break;
                    key.Append(Quoted());
                }
                else
                {
                    key.Append(_text[_at]);
                    Step();
                }
            }

            return key.ToString().Trim();
        }

        private void Value(string path)
        {
            while (!IsAtEnd && _text[_at] is ' ' or '\t' or '\r' or '\n')
                Step();
            while (!IsAtEnd && _text[_at] is not ('\n' or ',' or '}' or ']') && !IsComment())
                Part(path);
        }

        private void Part(string path)
        {
            if (_text[_at] == '{')
            {
                Step();
                Fields(path);
            }
            else if (_text[_at] == '[')
            {
                Step();
                Elements(path);
            }
            else if (_text[_at] == '"')
            {
                Quoted();
            }
            else if (IsNext("${"))
            {
                Substitution();
            }
            else
            {
                Step();
            }
        }

        private void Elements(string path)
        {
            while (true)
            {
                SkipBlank();
                if (IsAtEnd)
                    return;
                var isEnd = _text[_at] == ']';
                if (isEnd || _text[_at] is ',' or '}')
                    Step();
                else
                    Part(path);
                if (isEnd)
                    return;
            }
        }

        private void Substitution()
        {
            var place = Here;
            var end = _text.IndexOf('}', _at);
            var inner = _text[(_at + 2)..(end < 0 ? _text.Length : end)];
            if (inner.StartsWith('?'))
                outline._misread.Add($"{place}: ${{{inner}}} would leave the setting empty, as the environment is not read here; write the value, or leave the line out.");
            while (!IsAtEnd && _at <= end)
                Step();
            if (end < 0)
                _at = _text.Length;
        }

        private string Quoted()
        {
            if (IsNext("\"\"\""))
            {
                var end = _text.IndexOf("\"\"\"", _at + 3, StringComparison.Ordinal);
                var raw = _text[(_at + 3)..(end < 0 ? _text.Length : end)];
                var after = end < 0 ? _text.Length : end + 3;
                while (_at < after)
                    Step();
                return raw;
            }

            var text = new StringBuilder();
            Step();
            while (!IsAtEnd && _text[_at] is not ('"' or '\n'))
            {
                if (_text[_at] == '\\')
                    Step();
                if (!IsAtEnd)
                {
                    text.Append(_text[_at]);
                    Step();
                }
            }

            if (!IsAtEnd && _text[_at] == '"')
                Step();
            return text.ToString();
        }

        private void SkipBlank()
        {
            while (!IsAtEnd && (char.IsWhiteSpace(_text[_at]) || _text[_at] == '\ufeff' || IsComment()))
            {
                if (!IsComment())
                {
                    Step();
                    continue;
                }

                while (!IsAtEnd && _text[_at] != '\n')
                    Step();
            }
        }

        private bool IsComment() => _text[_at] == '#' || IsNext("//");

        private bool IsNext(string mark) => string.CompareOrdinal(_text, _at, mark, 0, mark.Length) == 0;

        private void Step()
        {
            if (_text[_at] == '\n')
                _line++;
            _at++;
        }
    }
}

/// <summary>A line of a file.</summary>
internal sealed record HoconPlace(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
