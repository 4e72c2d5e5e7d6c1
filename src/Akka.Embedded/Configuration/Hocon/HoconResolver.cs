namespace Akka.Configuration.Hocon;

/// <summary>Turns what the parser read into values: concatenates, merges and follows substitutions.</summary>
internal sealed class HoconResolver(HoconFields root)
{
    private const int DeepestResolution = 400;
    private const int MostEvaluations = 100_000;

    // What is being evaluated now, outermost first.
    private readonly List<HoconConcatenation> _frames = [];
    private readonly HashSet<HoconReference> _following = new(ReferenceEqualityComparer.Instance);
    private int _evaluations;

    /// <exception cref="ConfigurationException">A substitution leads nowhere or to itself, or pieces do not go together.</exception>
    public HoconValue Resolve() => ResolveFields(root, "");

    private HoconValue ResolveFields(HoconFields fields, string path)
    {
        Dictionary<string, HoconValue> items = new(fields.Fields.Count, StringComparer.Ordinal);
        foreach (var field in fields.Fields)
        {
            if (Fold(field) is { } value)
                items.Add(field.Key, value);
        }

        return new HoconValue(new HoconObject(items), new HoconOrigin(path, fields.Position));
    }

    /// <summary>The value that the assignments leave: the last, merged over earlier objects.</summary>
    private HoconValue? Fold(HoconField field)
    {
        HoconValue? result = null;
        for (var i = field.Assignments.Count - 1; i >= 0; i--)
        {
            var value = Evaluate(field.Assignments[i]);
            if (result is not null && !value.IsObject())
                break;
            result = result is null ? value : HoconObject.Merge(over: result, under: value);
            if (!result.IsObject())
                break;
        }

        return result;
    }

    /// <summary>The value of the pieces together.</summary>
    private HoconValue Evaluate(HoconConcatenation concatenation)
    {
        if (++_evaluations > MostEvaluations || _frames.Count > DeepestResolution)
            throw HoconReader.Error($"the substitutions behind {concatenation.Path} expand to too much.", concatenation.Position);

        _frames.Add(concatenation);
        try
        {
            return HoconConcatenator.Join(concatenation, [.. concatenation.Pieces.Select(piece => (piece, Evaluate(piece, concatenation)))]);
        }
        finally
        {
            _frames.RemoveAt(_frames.Count - 1);
        }
    }

    private HoconValue Evaluate(HoconPiece piece, HoconConcatenation owner)
    {
        var origin = new HoconOrigin(owner.Path, piece.Position);
        switch (piece)
        {
            case HoconText text:
                return text is { Quoted: false, Text: "null" } ? new HoconValue(origin) : new HoconValue(text.Text, origin);
            case HoconFields fields:
                return ResolveFields(fields, owner.Path);
            case HoconElements elements:
                return new HoconValue([.. elements.Items.Select(Evaluate)], origin);
            case HoconReference reference:
                return Follow(reference);
            default:
                return ((HoconResolved)piece).Value;
        }
    }

    private HoconValue Follow(HoconReference reference)
    {
        _following.Add(reference);
        try
        {
            return Find(root, HoconPath.Split(reference.Path), 0, reference)
                ?? throw HoconReader.Error(
                    $"the substitution ${{{reference.Path}}} leads nowhere: there is no such key above or below it with a value of its own.", reference.Position);
        }
        finally
        {
            _following.Remove(reference);
        }
    }

    private HoconValue? Find(HoconFields fields, IReadOnlyList<string> path, int index, HoconReference reference)
    {
        if (fields.Find(path[index]) is not { } field)
            return null;
        if (index == path.Count - 1)
        {
            RefuseCycle(reference, field);
            return Fold(field);
        }

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

    private void RefuseCycle(HoconReference reference, HoconField field)
    {
        if (field.Assignments.Any(_frames.Contains))
            throw HoconReader.Error($"the substitution ${{{reference.Path}}} leads back to itself.", reference.Position);
    }
}
