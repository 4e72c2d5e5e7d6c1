using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Keys and their values.</summary>
public class HoconObject
{
    internal HoconObject(IReadOnlyDictionary<string, HoconValue> items) => Items = items;

    /// <summary>An object without keys.</summary>
    public HoconObject() : this(new Dictionary<string, HoconValue>()) { }

    /// <summary>The keys of this object, not of those inside it.</summary>
    public IReadOnlyDictionary<string, HoconValue> Items { get; }

    /// <summary>The value of a key, or null if there is none.</summary>
    /// <param name="key">One key; a dot in it is an ordinary character.</param>
    public HoconValue? GetKey(string key) => Items.GetValueOrDefault(key);

    /// <summary>Writes HOCON that reads back to the same object.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        HoconWriter.WriteFields(this, text, 0);
        return text.ToString();
    }

    /// <summary>Both objects' keys; where both have one, <paramref name="over"/> wins unless both are objects.</summary>
    internal static HoconValue Merge(HoconValue over, HoconValue under)
    {
        if (!over.IsObject() || !under.IsObject())
            return over;
        var items = new Dictionary<string, HoconValue>(under.GetObject()!.Items, StringComparer.Ordinal);
        foreach (var (key, value) in over.GetObject()!.Items)
            items[key] = items.TryGetValue(key, out var below) ? Merge(value, below) : value;
        return new HoconValue(new HoconObject(items), over.Origin);
    }
}
