using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>A cursor over HOCON text: characters, white space, comments and quoted strings.</summary>
internal sealed class HoconReader(string text)
{
    private const string NeverUnquoted = "$\"{}[]:=,#`^?!@*&\\";
    private int _offset;
    private int _countedTo;
    private int _linesCounted;

    public bool AtEnd => _offset >= text.Length;

    /// <summary>The character under the cursor, or NUL at the end.</summary>
    public char Current => AtEnd ? '\0' : text[_offset];

    public HoconPosition Position => PositionOf(_offset);

    public bool StartsWith(string expected) =>
        string.CompareOrdinal(text, _offset, expected, 0, expected.Length) == 0;

    public bool TryTake(string expected)
    {
        if (!StartsWith(expected))
            return false;
        _offset += expected.Length;
        return true;
    }

    /// <summary>The first character other than a space after a word under the cursor.</summary>
    public char PeekAfter(string word)
    {
        var offset = _offset + word.Length;
        while (offset < text.Length && text[offset] is ' ' or '\t')
            offset++;
        return offset < text.Length ? text[offset] : '\0';
    }

    public bool AtComment => Current == '#' || StartsWith("//");

    public ConfigurationException Error(string problem) => Error(problem, Position);

    public static ConfigurationException Error(string problem, HoconPosition position) =>
        new($"HOCON, {position}: {problem}");

    /// <summary>What stands under the cursor, for an error.</summary>
    public string Found => AtEnd ? "the end of the text" : Current is '\n' or '\r' ? "the end of the line" : $"'{Current}'";

    /// <summary>Skips spaces and tabs, and returns them.</summary>
    public string TakeSpaces()
    {
        var start = _offset;
        while (!AtEnd && Current is not ('\n' or '\r') && IsSpace(Current))
            _offset++;
        return text[start.._offset];
    }

    /// <summary>Skips white space, line ends and comments; says whether a line end was among them.</summary>
    public bool SkipBlank()
    {
        var newLine = false;
        while (!AtEnd)
        {
            if (AtComment)
            {
                while (!AtEnd && Current != '\n')
                    _offset++;
            }
            else if (IsSpace(Current))
            {
                newLine |= Current == '\n';
                _offset++;
            }
            else
            {
                break;
            }
        }

        return newLine;
    }

    /// <summary>Takes characters that may stand in an unquoted value.</summary>
    public string TakeUnquoted()
    {
        var start = _offset;
        while (!AtEnd && !IsSpace(Current) && !AtComment && !NeverUnquoted.Contains(Current))
            _offset++;
        return text[start.._offset];
    }

    /// <summary>Takes characters that may stand in an unquoted part of a key; inner spaces belong to it.</summary>
    public string TakeUnquotedKey()
    {
        var start = _offset;
        while (!AtEnd && Current is not ('.' or '\n' or '\r') && !AtComment && !StartsWith("+=")
            && !NeverUnquoted.Contains(Current))
        {
            _offset++;
        }

        return text[start.._offset].Trim();
    }

    /// <summary>Takes a string in one or three double quotes.</summary>
    public string TakeQuoted()
    {
        var start = Position;
        if (TryTake("\"\"\""))
            return TakeTripleQuoted(start);

        _offset++;
        var value = new StringBuilder();
        while (true)
        {
            if (AtEnd || Current == '\n')
                throw Error("this quoted string is never closed; add a closing \" on its line.", start);
            var character = text[_offset++];
            if (character == '"')
                return value.ToString();
            value.Append(character == '\\' ? TakeEscape() : character);
        }
    }

    private string TakeTripleQuoted(HoconPosition start)
    {
        var end = text.IndexOf("\"\"\"", _offset, StringComparison.Ordinal);
        if (end < 0)
            throw Error("this triple-quoted string is never closed; add a closing \"\"\".", start);
        // Quotes right before the closing three belong to the string.
        while (end + 3 < text.Length && text[end + 3] == '"')
            end++;
        var value = text[_offset..end];
        _offset = end + 3;
        return value;
    }

    private char TakeEscape()
    {
        var position = PositionOf(_offset - 1);
        var escaped = AtEnd ? '\0' : text[_offset++];
        if (escaped == 'u' && _offset + 4 <= text.Length
            && ushort.TryParse(text.AsSpan(_offset, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unicode))
        {
            _offset += 4;
            return (char)unicode;
        }

        return escaped switch
        {
            '"' or '\\' or '/' => escaped,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error("this escape is not known; use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hex digits.", position),
        };
    }

    // The byte order mark counts as white space.
    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || character == '\uFEFF';

    // Counts line ends from where it counted last: positions are asked for in order, but for errors.
    private HoconPosition PositionOf(int offset)
    {
        if (offset < _countedTo)
            (_countedTo, _linesCounted) = (0, 0);
        _linesCounted += text.AsSpan(_countedTo, offset - _countedTo).Count('\n');
        _countedTo = offset;
        return new HoconPosition(_linesCounted + 1, offset - text.AsSpan(0, offset).LastIndexOf('\n'));
    }
}
