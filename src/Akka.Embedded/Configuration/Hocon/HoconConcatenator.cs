using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Joins the pieces of one value: texts to a text, objects to an object, arrays to an array.</summary>
internal static class HoconConcatenator
{
    public static HoconValue Join(HoconConcatenation owner, List<(HoconPiece Piece, HoconValue Value)> parts)
    {
        var origin = new HoconOrigin(owner.Path, owner.Position);
        var values = parts.Where(part => part.Piece is not HoconText { IsWhitespace: true }).Select(part => part.Value).ToList();
        if (values.Count == 1)
            return values[0].At(origin);
        if (values.TrueForAll(value => value.IsObject()))
            return values.Aggregate((under, over) => HoconObject.Merge(over, under)).At(origin);
        if (values.TrueForAll(value => value.IsArray()))
            return new HoconValue([.. values.SelectMany(value => value.GetArray())], origin);
        if (values.Exists(value => value.IsObject() || value.IsArray()))
            throw HoconReader.Error($"the value of {owner.Path} mixes text, objects or arrays; only pieces of one kind can stand side by side.", owner.Position);

        var text = new StringBuilder();
        foreach (var (_, value) in parts)
            text.Append(value.GetString() ?? "null");
        return new HoconValue(text.ToString().Trim(), origin);
    }
}
