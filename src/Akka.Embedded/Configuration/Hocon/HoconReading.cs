using System.Globalization;
using System.Numerics;

namespace Akka.Configuration.Hocon;

/// <summary>Reads booleans, numbers, durations and sizes out of text.</summary>
internal static class HoconReading
{
    private static readonly Dictionary<string, double> MillisecondsByUnit = ByName(
        (1e-6, "ns nano nanos nanosecond nanoseconds"),
        (1e-3, "us micro micros microsecond microseconds"),
        (1, "ms milli millis millisecond milliseconds"),
        (1_000, "s second seconds"),
        (60_000, "m minute minutes"),
        (3_600_000, "h hour hours"),
        (86_400_000, "d day days"));

    private static readonly Dictionary<string, long> BytesByUnit = ByName(
        (1L, "b B byte bytes"),
        (1_000L, "kB KB kilobyte kilobytes"),
        (1_000_000L, "MB megabyte megabytes"),
        (1_000_000_000L, "GB gigabyte gigabytes"),
        (1_000_000_000_000L, "TB terabyte terabytes"),
        (1L << 10, "k K Ki KiB kibibyte kibibytes"),
        (1L << 20, "m M Mi MiB mebibyte mebibytes"),
        (1L << 30, "g G Gi GiB gibibyte gibibytes"),
        (1L << 40, "t T Ti TiB tebibyte tebibytes"));

    public static bool Boolean(HoconValue value) => Text(value, "a boolean", "on or off") switch
    {
        "on" or "true" or "yes" => true,
        "off" or "false" or "no" => false,
        _ => throw WrongType(value, "a boolean", "on or off"),
    };

    public static T Integer<T>(HoconValue value) where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var kind = $"a whole number from {T.MinValue} to {T.MaxValue}";
        return T.TryParse(Text(value, kind, "5"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw WrongType(value, kind, "5");
    }

    public static double Number(HoconValue value) =>
        double.TryParse(Text(value, "a number", "0.5"), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw WrongType(value, "a number", "0.5");

    public static TimeSpan Duration(HoconValue value, bool allowInfinite)
    {
        var kind = allowInfinite ? "a duration" : "a finite duration";
        const string Example = "500ms, 3s or 2 minutes";
        var text = Text(value, kind, Example);
        if (allowInfinite && text.Equals("infinite", StringComparison.OrdinalIgnoreCase))
            return Timeout.InfiniteTimeSpan;

        var (number, unit) = Split(text);
        var factor = 1.0;
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || (unit.Length > 0 && !MillisecondsByUnit.TryGetValue(unit, out factor)))
        {
            throw WrongType(value, kind, Example);
        }

        var ticks = Math.Round(amount * factor * TimeSpan.TicksPerMillisecond);
        return ticks < long.MaxValue ? TimeSpan.FromTicks((long)ticks) : throw WrongType(value, kind, Example);
    }

    public static long? ByteSize(HoconValue value)
    {
        const string Example = "4096, 64KiB or 30MB";
        if (value.IsString() && string.IsNullOrEmpty(value.GetString()))
            return null;
        var (number, unit) = Split(Text(value, "a size in bytes", Example));
        var factor = 1L;
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || (unit.Length > 0 && !BytesByUnit.TryGetValue(unit, out factor))
            || amount > long.MaxValue / factor)
        {
            throw WrongType(value, "a size in bytes", Example);
        }

        return amount * factor;
    }

    /// <summary>Says which value is wrong, where it stands, and what would be right.</summary>
    public static ConfigurationException WrongType(HoconValue value, string wanted, string example)
    {
        var found = value.IsObject() ? "an object"
            : value.IsArray() ? "an array"
            : value.GetString() is { } text ? $"\"{text}\"" : "null";
        var (path, position) = value.Origin;
        return new ConfigurationException($"HOCON, {position}: {path} is {found}, but {wanted} is needed there, for example {example}.");
    }

    private static string Text(HoconValue value, string wanted, string example) =>
        (value.IsString() ? value.GetString()?.Trim() : null) ?? throw WrongType(value, wanted, example);

    private static (string Number, string Unit) Split(string text)
    {
        var end = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        return (text[..end], text[end..].Trim());
    }

    private static Dictionary<string, T> ByName<T>(params ReadOnlySpan<(T Factor, string Names)> units)
    {
        Dictionary<string, T> factors = new(StringComparer.Ordinal);
        foreach (var (factor, names) in units)
        {
            foreach (var name in names.Split(' '))
                factors.Add(name, factor);
        }

        return factors;
    }
}
