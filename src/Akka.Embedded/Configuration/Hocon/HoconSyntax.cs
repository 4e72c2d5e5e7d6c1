namespace Akka.Configuration.Hocon;

// What the parser reads, before substitutions are resolved.

/// <summary>A place in a text; both numbers start at 1.</summary>
internal readonly record struct HoconPosition(int Line, int Column)
{
    public override string ToString() => $"line {Line}, column {Column}";
}

/// <summary>One piece of a value; adjacent pieces are concatenated.</summary>
internal abstract record HoconPiece(HoconPosition Position);

/// <summary>Text, or the white space between two pieces on one line.</summary>
internal sealed record HoconText(string Text, bool Quoted, HoconPosition Position) : HoconPiece(Position)
{
    public bool IsWhitespace => !Quoted && string.IsNullOrWhiteSpace(Text);
}

/// <summary><c>${path}</c></summary>
internal sealed record HoconReference(string Path, HoconPosition Position) : HoconPiece(Position);

/// <summary><c>[ ... ]</c></summary>
internal sealed record HoconElements(IReadOnlyList<HoconConcatenation> Items, HoconPosition Position)
    : HoconPiece(Position);

/// <summary><c>{ ... }</c></summary>
internal sealed record HoconFields(HoconPosition Position) : HoconPiece(Position)
{
    private readonly Dictionary<string, HoconField> _byKey = new(StringComparer.Ordinal);

    /// <summary>In the order of their first appearance.</summary>
    public List<HoconField> Fields { get; } = [];

    public HoconField? Find(string key) => _byKey.GetValueOrDefault(key);

    public HoconField GetOrAdd(string key, string path, HoconPosition position)
    {
        if (_byKey.TryGetValue(key, out var field))
            return field;
        field = new HoconField(key, path, position);
        _byKey.Add(key, field);
        Fields.Add(field);
        return field;
    }
}

/// <summary>A key with every value given to it, the earliest first.</summary>
internal sealed class HoconField(string key, string path, HoconPosition position)
{
    public string Key { get; } = key;

    public string Path { get; } = path;

    public HoconPosition Position { get; } = position;

    public List<HoconConcatenation> Assignments { get; } = [];

    /// <summary>Adds a value; an object right after an object adds its fields to that one's.</summary>
    public void Assign(HoconConcatenation value)
    {
        if (value.Pieces is not [HoconFields added] || Assignments.LastOrDefault()?.Pieces is not [HoconFields existing])
        {
            Assignments.Add(value);
            return;
        }

        foreach (var field in added.Fields)
        {
            var target = existing.GetOrAdd(field.Key, field.Path, field.Position);
            foreach (var assignment in field.Assignments)
                target.Assign(assignment);
        }
    }
}

/// <summary>The pieces of one value.</summary>
internal sealed class HoconConcatenation(string path, HoconPosition position, IReadOnlyList<HoconPiece> pieces)
{
    public string Path { get; } = path;

    public HoconPosition Position { get; } = position;

    public IReadOnlyList<HoconPiece> Pieces { get; } = pieces;
}
