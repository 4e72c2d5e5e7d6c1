namespace Akka.Configuration.Hocon;

/// <summary>Turns what the parser read into values: concatenates, merges and follows substitutions.</summary>
internal sealed class HoconResolver(HoconFields root)
{
    private const int DeepestResolution = 400;
    private const int MostEvaluations = 100_000;

    // What is being evaluated now, outermost first; null where a substitution was followed.
    private readonly List<HoconConcatenation?> _frames = [];
    private readonly HashSet<HoconReference> _following = new(ReferenceEqualityComparer.Instance);
    private int _evaluations;

    /// <exception cref="ConfigurationException">A substitution leads nowhere or to itself, or pieces do not go together.</exception>
    public HoconValue Resolve() => ResolveFields(root, "");

    private HoconValue ResolveFields(HoconFields fields, string path)
    {
        Dictionary<string, HoconValue> items = new(fields.Fields.Count, StringComparer.Ordinal);
        foreach (var field in fields.Fields)
        {
            if (Fold(field, field.Assignments.Count) is { } value)
                items.Add(field.Key, value);
        }

        return new HoconValue(new HoconObject(items), new HoconOrigin(path, fields.Position));
    }

    /// <summary>The value that the first <paramref name="count"/> assignments leave: the last, merged over earlier objects.</summary>
    private HoconValue? Fold(HoconField field, int count)
    {
        HoconValue? result = null;
        for (var i = count - 1; i >= 0; i--)
        {
            if (Evaluate(field.Assignments[i]) is not { } value)
                continue;
            if (result is not null && !value.IsObject())
                break;
            result = result is null ? value : HoconObject.Merge(over: result, under: value);
            if (!result.IsObject())
                break;
        }

        return result;
    }

    /// <summary>The value of the pieces together; null if they are optional substitutions that lead nowhere.</summary>
    private HoconValue? Evaluate(HoconConcatenation concatenation)
    {
        if (++_evaluations > MostEvaluations || _frames.Count > DeepestResolution)
            throw HoconReader.Error($"the substitutions behind {concatenation.Path} expand to too much.", concatenation.Position);

        _frames.Add(concatenation);
        try
        {
            List<(HoconPiece Piece, HoconValue Value)> parts = [];
            foreach (var piece in concatenation.Pieces)
            {
                if (Evaluate(piece, concatenation) is { } value)
                    parts.Add((piece, value));
            }

            return HoconConcatenator.Join(concatenation, parts);
        }
        finally
        {
            _frames.RemoveAt(_frames.Count - 1);
        }
    }

    private HoconValue? Evaluate(HoconPiece piece, HoconConcatenation owner)
    {
        var origin = new HoconOrigin(owner.Path, piece.Position);
        switch (piece)
        {
            case HoconText text:
                return text is { Quoted: false, Text: "null" } ? new HoconValue(origin) : new HoconValue(text.Text, origin);
            case HoconFields fields:
                return ResolveFields(fields, owner.Path);
            case HoconElements elements:
                return new HoconValue([.. elements.Items.Select(Evaluate).OfType<HoconValue>()], origin);
            case HoconReference reference:
                return Follow(reference);
            default:
                return ((HoconResolved)piece).Value;
        }
    }

    private HoconValue? Follow(HoconReference reference)
    {
        _frames.Add(null);
        _following.Add(reference);
        try
        {
            var path = HoconPath.Split(reference.Path);
            var value = Find(root, path, 0, reference)
                ?? (Environment.GetEnvironmentVariable(string.Join('.', path)) is { } variable
                    ? new HoconValue(variable, new HoconOrigin(reference.Path, reference.Position))
                    : null);
            return value is not null || reference.Optional
                ? value
                : throw HoconReader.Error(
                    $"the substitution ${{{reference.Path}}} leads nowhere: no such key above or below it with a value of its own, and no such environment variable. "
                    + "Write ${?...} if it may be missing.", reference.Position);
        }
        finally
        {
            _following.Remove(reference);
            _frames.RemoveAt(_frames.Count - 1);
        }
    }

    private HoconValue? Find(HoconFields fields, IReadOnlyList<string> path, int index, HoconReference reference)
    {
        if (fields.Find(path[index]) is not { } field)
            return null;
        if (index == path.Count - 1)
            return Fold(field, AssignmentsVisibleTo(reference, field));

        HoconValue? result = null;
        var hidden = false;
        for (var i = field.Assignments.Count - 1; i >= 0 && !hidden; i--)
        {
            foreach (var piece in field.Assignments[i].Pieces.Reverse())
            {
                var found = piece switch
                {
                    HoconFields inner => Find(inner, path, index + 1, reference),
                    HoconReference other when !_following.Contains(other) => Descend(Follow(other), path, index + 1, ref hidden),
                    HoconResolved resolved => Descend(resolved.Value, path, index + 1, ref hidden),
                    _ => null,
                };
                hidden |= piece is HoconElements or HoconText { IsWhitespace: false };
                if (found is null || result?.IsObject() == false)
                    continue;
                if (result is null)
                    result = found;
                else if (found.IsObject())
                    result = HoconObject.Merge(over: result, under: found);
            }
        }

        return result;
    }

    private static HoconValue? Descend(HoconValue? value, IReadOnlyList<string> path, int index, ref bool hidden)
    {
        hidden |= value is not null && !value.IsObject();
        for (; value is not null && index < path.Count; index++)
            value = value.GetChildObject(path[index]);
        return value;
    }

    /// <summary>A value that refers to its own key means what the key held before; any other way round is a cycle.</summary>
    private int AssignmentsVisibleTo(HoconReference reference, HoconField field)
    {
        var jump = _frames.FindLastIndex(_frames.Count - 2, frame => frame is null);
        for (var i = 0; i < field.Assignments.Count; i++)
        {
            var frame = _frames.IndexOf(field.Assignments[i]);
            if (frame > jump)
                return i;
            if (frame >= 0)
                throw HoconReader.Error($"the substitution ${{{reference.Path}}} leads back to itself.", reference.Position);
        }

        return field.Assignments.Count;
    }
}
