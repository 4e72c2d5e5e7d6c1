using System.Collections.Immutable;
using Akka.Configuration;
using Neurosurgeon.Planning.Energy;

namespace Neurosurgeon.Configuration;

/// <summary>Reads what an edge sends with.</summary>
public static class RadioReader
{
    /// <summary>The name of what sends over a wire.</summary>
    public const string None = "none";

    private static readonly ImmutableArray<(string Name, string Title)> Radios = [("3g", "3G"), ("lte", "LTE"), ("wifi", "Wi-Fi"), (None, "no radio")];

    /// <summary>The names of all radios.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Radios.Select(radio => radio.Name)];

    /// <summary>The setting that another radio is used.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string Setting(string name) => $"neurosurgeon.radio.use = {name}";

    /// <summary>The radio that a configuration says is used.</summary>
    /// <exception cref="SettingsException">There is no radio of that name, or a power is no number from 0.</exception>
    public static RadioSettings Read(Config config)
    {
        const string Key = "neurosurgeon.radio.use";
        var use = SettingsReader.Read(Key, () => config.GetString(Key));
        foreach (var (name, title) in Radios)
        {
            if (name == use)
                return new RadioSettings(name, title, Power(config, $"neurosurgeon.radio.{name}.transmit"), Power(config, $"neurosurgeon.radio.{name}.receive"));
        }

        throw new SettingsException($"{Key} is '{use}'; it takes {string.Join(", ", Names)}.", Key);
    }

    private static RadioPower Power(Config config, string key) => new(Milliwatts(config, $"{key}.mw-per-mbps"), Milliwatts(config, $"{key}.base-mw"));

    private static double Milliwatts(Config config, string key)
    {
        const string Right = "milliwatts from 0";
        var milliwatts = SettingsReader.Read(config, key, Right, () => config.GetDouble(key));
        return double.IsFinite(milliwatts) && milliwatts >= 0 ? milliwatts : throw SettingsReader.Wrong(config, key, Right);
    }
}
