using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Settings as a tree, read by dotted paths. Every reader throws <see cref="ConfigurationException"/> where a value is of another type.</summary>
public class Config
{
    /// <summary>A configuration without keys.</summary>
    public static readonly Config Empty = ConfigurationFactory.Empty;

    private readonly HoconValue _own;

    /// <summary>A configuration without keys.</summary>
    public Config() : this(new HoconRoot(new HoconValue(new HoconObject(), default))) { }

    /// <summary>A configuration of one parsed text.</summary>
    /// <param name="root">What was parsed.</param>
    public Config(HoconRoot root)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (!root.Value.IsObject())
            throw HoconReading.WrongType(root.Value, "an object", "{ key = value }");
        Root = _own = root.Value;
    }

    private Config(Config source, Config fallback)
    {
        _own = source._own;
        Root = HoconObject.Merge(over: source.Root, under: fallback.Root);
        Fallback = source.Fallback?.WithFallback(fallback) ?? fallback;
    }

    /// <summary>The configuration that is asked where this one has no value; null if there is none.</summary>
    public Config? Fallback { get; }

    /// <summary>The whole tree, fallbacks merged in.</summary>
    public virtual HoconValue Root { get; }

    /// <summary>Whether there are no keys at all.</summary>
    public virtual bool IsEmpty => Root.IsEmpty;

    /// <summary>Whether a path has a value, null included.</summary>
    /// <param name="path">Keys separated by dots; a key with a dot in it stands in double quotes.</param>
    public virtual bool HasPath(string path) => GetValue(path) is not null;

    /// <summary>The value at a path, or null if there is none.</summary>
    /// <param name="path">Keys separated by dots; a key with a dot in it stands in double quotes.</param>
    public HoconValue? GetValue(string path)
    {
        HoconValue? value = Root;
        foreach (var key in HoconPath.Split(path))
            value = value?.GetChildObject(key);
        return value;
    }

    /// <summary>The object at a path as a configuration, or null if there is none.</summary>
    /// <param name="path">Keys separated by dots.</param>
    public virtual Config? GetConfig(string path) => GetValue(path)?.ToConfig();

    /// <summary>A text.</summary>
    /// <param name="path">Keys separated by dots.</param>
    /// <param name="default">What an absent path gives.</param>
    public virtual string? GetString(string path, string? @default = null) =>
        GetValue(path) is { } value ? value.GetString() : @default;

    /// <summary>A boolean: on, off, true, false, yes or no.</summary>
    /// <param name="path">Keys separated by dots.</param>
    /// <param name="default">What an absent path gives.</param>
    public virtual bool GetBoolean(string path, bool @default = false) => GetValue(path)?.GetBoolean() ?? @default;

    /// <summary>A whole number.</summary>
    /// <param name="path">Keys separated by dots.</param>
    /// <param name="default">What an absent path gives.</param>
    public virtual int GetInt(string path, int @default = 0) => GetValue(path)?.GetInt() ?? @default;

    /// <summary>A whole number.</summary>
    /// <param name="path">Keys separated by dots.</param>
    /// <param name="default">What an absent path gives.</param>
    public virtual long GetLong(string path, long @default = 0) => GetValue(path)?.GetLong() ?? @default;

    /// <summary>A number.</summary>
    /// <param name="path">Keys separated by dots.</param>
    /// <param name="default">What an absent path gives.</param>
    public virtual float GetFloat(string path, float @default = 0) => GetValue(path)?.GetFloat() ?? @default;

    /// <summary>A number.</summary>
    /// <param name="path">Keys separated by dots.</param>
    /// <param name="default">What an absent path gives.</param>
    public virtual double GetDouble(string path, double @default = 0) => GetValue(path)?.GetDouble() ?? @default;

    /// <summary>A size in bytes, such as 64KiB; null if the path is absent.</summary>
    /// <param name="path">Keys separated by dots.</param>
    public virtual long? GetByteSize(string path) => GetByteSize(path, null);

    /// <summary>A size in bytes, such as 64KiB.</summary>
    /// <param name="path">Keys separated by dots.</param>
    /// <param name="def">What an absent path gives, in bytes.</param>
    public virtual long? GetByteSize(string path, long? def = null) => GetValue(path) is { } value ? value.GetByteSize() : def;

    /// <summary>A duration, such as 500ms; a bare number counts milliseconds.</summary>
    /// <param name="path">Keys separated by dots.</param>
    /// <param name="default">What an absent path gives; without it that is zero.</param>
    /// <param name="allowInfinite">Whether <c>infinite</c> is read, as <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        GetValue(path)?.GetTimeSpan(allowInfinite) ?? @default.GetValueOrDefault();

    /// <summary>An array of texts; empty if the path is absent.</summary>
    /// <param name="path">Keys separated by dots.</param>
    public virtual IList<string> GetStringList(string path) => GetStringList(path, []);

    /// <summary>An array of texts.</summary>
    /// <param name="path">Keys separated by dots.</param>
    /// <param name="defaultPaths">What an absent path gives.</param>
    public virtual IList<string> GetStringList(string path, string[] defaultPaths) =>
        GetValue(path)?.GetStringList() ?? defaultPaths;

    /// <summary>An array of whole numbers.</summary>
    /// <param name="path">Keys separated by dots.</param>
    public virtual IList<int> GetIntList(string path) => Present(path).GetIntList();

    /// <summary>An array of numbers.</summary>
    /// <param name="path">Keys separated by dots.</param>
    public virtual IList<double> GetDoubleList(string path) => Present(path).GetDoubleList();

    /// <summary>This configuration, with another one's values where this has none; objects are merged.</summary>
    /// <param name="fallback">The other configuration; null changes nothing.</param>
    public virtual Config WithFallback(Config? fallback)
    {
        if (ReferenceEquals(fallback, this))
            throw new ArgumentException("A configuration cannot be its own fallback.", nameof(fallback));
        if (fallback is null || fallback.IsEmpty)
            return this;
        return IsEmpty ? fallback : new Config(this, fallback);
    }

    /// <summary>The outermost keys and their values, fallbacks included.</summary>
    public virtual IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() => Root.GetObject()!.Items;

    /// <summary>HOCON of this configuration without its fallbacks.</summary>
    public override string ToString() => ToString(false);

    /// <summary>HOCON of this configuration.</summary>
    /// <param name="includeFallback">Whether the fallbacks' values are written too.</param>
    public string ToString(bool includeFallback) => (includeFallback ? Root : _own).ToString();

    /// <summary>Parses a text.</summary>
    /// <param name="str">HOCON.</param>
    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    private HoconValue Present(string path) =>
        GetValue(path) ?? throw new ConfigurationException($"The configuration has no {path}, which is needed.");
}
