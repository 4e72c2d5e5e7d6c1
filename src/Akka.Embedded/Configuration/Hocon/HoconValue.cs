namespace Akka.Configuration.Hocon;

/// <summary>Where a value was written: its full path and its place in the text.</summary>
internal readonly record struct HoconOrigin(string Path, HoconPosition Position);

/// <summary>A text, an object, an array or null. The readers throw <see cref="ConfigurationException"/> where the value is of another type.</summary>
public class HoconValue
{
    private readonly string? _text;
    private readonly HoconObject? _object;
    private readonly IReadOnlyList<HoconValue>? _items;

    internal HoconValue(HoconOrigin origin) => Origin = origin;

    internal HoconValue(string text, HoconOrigin origin) : this(origin) => _text = text;

    internal HoconValue(HoconObject @object, HoconOrigin origin) : this(origin) => _object = @object;

    internal HoconValue(IReadOnlyList<HoconValue> items, HoconOrigin origin) : this(origin) => _items = items;

    internal HoconOrigin Origin { get; private init; }

    /// <summary>An object without keys, or null.</summary>
    public bool IsEmpty => _text is null && _items is null && _object is not { Items.Count: > 0 };

    /// <summary>Whether this is an object.</summary>
    public bool IsObject() => _object is not null;

    /// <summary>Whether this is a text, a number, a boolean or null.</summary>
    public bool IsString() => _object is null && _items is null;

    /// <summary>Whether this is an array.</summary>
    public bool IsArray() => _items is not null;

    /// <summary>The object, or null if this is none.</summary>
    public HoconObject? GetObject() => _object;

    /// <summary>The value of one key of the object, or null if there is none.</summary>
    /// <param name="key">One key; a dot in it is an ordinary character.</param>
    public HoconValue? GetChildObject(string key) => _object?.GetKey(key);

    /// <summary>The elements of the array.</summary>
    public IList<HoconValue> GetArray() => [.. _items ?? throw HoconReading.WrongType(this, "an array", "[1, 2]")];

    /// <summary>The text; null for null.</summary>
    public string? GetString() => IsString() ? _text : throw HoconReading.WrongType(this, "text", "\"text\"");

    /// <summary>A boolean.</summary>
    public bool GetBoolean() => HoconReading.Boolean(this);

    /// <summary>A whole number of 32 bits.</summary>
    public int GetInt() => HoconReading.Integer<int>(this);

    /// <summary>A whole number of 64 bits.</summary>
    public long GetLong() => HoconReading.Integer<long>(this);

    /// <summary>A number.</summary>
    public float GetFloat() => (float)HoconReading.Number(this);

    /// <summary>A number.</summary>
    public double GetDouble() => HoconReading.Number(this);

    /// <summary>A duration; a bare number counts milliseconds.</summary>
    /// <param name="allowInfinite">Whether <c>infinite</c> is read, as <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    public TimeSpan GetTimeSpan(bool allowInfinite = true) => HoconReading.Duration(this, allowInfinite);

    /// <summary>A size in bytes; null for null.</summary>
    public long? GetByteSize() => HoconReading.ByteSize(this);

    /// <summary>The elements of an array of booleans.</summary>
    public IList<bool> GetBooleanList() => [.. GetArray().Select(value => value.GetBoolean())];

    /// <summary>The elements of an array of whole numbers of 32 bits.</summary>
    public IList<int> GetIntList() => [.. GetArray().Select(value => value.GetInt())];

    /// <summary>The elements of an array of whole numbers of 64 bits.</summary>
    public IList<long> GetLongList() => [.. GetArray().Select(value => value.GetLong())];

    /// <summary>The elements of an array of numbers.</summary>
    public IList<double> GetDoubleList() => [.. GetArray().Select(value => value.GetDouble())];

    /// <summary>The elements of an array of texts.</summary>
    public IList<string> GetStringList() => [.. GetArray().Select(value => value.GetString()!)];

    /// <summary>This object as a configuration.</summary>
    public Config ToConfig() => new(new HoconRoot(this));

    /// <summary>A configuration with this value under one key.</summary>
    /// <param name="key">One key; a dot in it is an ordinary character.</param>
    public Config AtKey(string key) =>
        new(new HoconRoot(new HoconValue(new HoconObject(new Dictionary<string, HoconValue> { [key] = this }), Origin)));

    /// <summary>Writes HOCON that reads back to the same value.</summary>
    public override string ToString() => _object?.ToString() ?? HoconWriter.Inline(this, 0);

    internal HoconValue At(HoconOrigin origin) => _text is not null
        ? new HoconValue(_text, origin)
        : _object is not null ? new HoconValue(_object, origin)
        : _items is not null ? new HoconValue(_items, origin)
        : new HoconValue(origin);
}
