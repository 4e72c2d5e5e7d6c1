using System.Collections.Immutable;
using Akka.Configuration;
using Neurosurgeon.Codecs;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Configuration;

/// <summary>Reads the settings of a node out of its configuration, each checked.</summary>
public static class SettingsReader
{
    /// <summary>Reads all of them.</summary>
    /// <param name="config">A configuration that falls back to <see cref="NodeConfiguration.Defaults"/>.</param>
    /// <exception cref="SettingsException">A value is of a wrong type or out of range.</exception>
    public static NodeSettings Read(Config config)
    {
        var threads = Whole(config, "neurosurgeon.inference.threads", 0, 1024);
        return new NodeSettings(
            new ModelSettings(Text(config, "neurosurgeon.models.cache-directory")),
            new InferenceSettings(
                Engine(config),
                threads == 0 ? Environment.ProcessorCount : threads,
                Size(config, "neurosurgeon.inference.session-memory")),
            new ProfileSettings(
                Duration(config, "neurosurgeon.profile.budget", Ms(10), Hours(1)),
                Text(config, "neurosurgeon.profile.directory")),
            new PredictorSettings(
                Use(config),
                Text(config, "neurosurgeon.predictors.file"),
                Duration(config, "neurosurgeon.predictors.calibration", Ms(10), Hours(1))),
            new PowerSettings(
                PowerModelReader.Read(config),
                RadioReader.Read(config),
                Number(config, "neurosurgeon.power.idle-watts", 0) * 1000,
                Text(config, "neurosurgeon.power.sysfs"),
                Text(config, "neurosurgeon.power.sensor")),
            new EdgeSettings(
                Endpoints(config, "neurosurgeon.edge.contact-points"),
                Duration(config, "neurosurgeon.edge.survey-interval", Ms(100), Hours(1)),
                Duration(config, "neurosurgeon.edge.cloud-wait", Ms(100), Hours(24)),
                Duration(config, "neurosurgeon.edge.retry-interval", Ms(50), Hours(1)),
                Duration(config, "neurosurgeon.edge.profile-silence", Ms(100), Hours(24)),
                Number(config, "neurosurgeon.edge.reply-timeout-factor", 1),
                Duration(config, "neurosurgeon.edge.reply-timeout-minimum", Ms(10), Hours(1)),
                FrameBytes(config),
                Encodings(config, "neurosurgeon.edge.encodings"),
                new BandwidthSettings(
                    Duration(config, "neurosurgeon.edge.bandwidth.probe-interval", Ms(50), Hours(1)),
                    Duration(config, "neurosurgeon.edge.bandwidth.probe-timeout", Ms(50), Hours(1)),
                    Duration(config, "neurosurgeon.edge.bandwidth.stale-after", Ms(50), Hours(24)))));
    }

    /// <summary>How many executors the cloud starts with.</summary>
    /// <exception cref="SettingsException">The number is not one, or out of range.</exception>
    public static int ExecutorCount(Config config) =>
        Whole(config, "akka.actor.deployment./cloud/executors.nr-of-instances", 1, 1024);

    /// <summary>The largest message that the node sends or takes, in bytes.</summary>
    /// <exception cref="SettingsException">It is no size, or out of range.</exception>
    public static long FrameBytes(Config config)
    {
        const string Key = "akka.remote.dot-netty.tcp.maximum-frame-size";
        var bytes = Size(config, Key);
        return bytes is >= FrameLimit.LeastBytes and <= int.MaxValue
            ? bytes
            : throw new SettingsException($"{Key} is {config.GetString(Key)}; it takes {FrameLimit.LeastBytes:N0} bytes, so that the link can be probed, to {int.MaxValue:N0}.");
    }

    private static EngineKind Engine(Config config)
    {
        const string Key = "neurosurgeon.inference.engine";
        var name = Text(config, Key) ?? "";
        return EngineNames.TryParse(name, out var engine)
            ? engine
            : throw new SettingsException($"{Key} is '{name}'; it takes {string.Join(" or ", EngineNames.All)}.", Key);
    }

    private static PredictorUse Use(Config config)
    {
        const string Key = "neurosurgeon.predictors.use";
        return Text(config, Key) switch
        {
            "fitted" => PredictorUse.Fitted,
            "measured" => PredictorUse.Measured,
            var other => throw new SettingsException($"{Key} is '{other}'; it takes fitted or measured.", Key),
        };
    }

    private static string? Text(Config config, string key) => Read(key, () => config.GetString(key)) is { Length: > 0 } text ? text : null;

    private static ImmutableArray<NodeEndpoint> Endpoints(Config config, string key) =>
    [
        .. Read(key, () => config.GetStringList(key)).Select(text => NodeEndpoint.Parse(text)
            ?? throw new SettingsException($"{key} has '{text}'; it takes a list of \"HOST:PORT\".", key)),
    ];

    private static ImmutableArray<TensorEncoding> Encodings(Config config, string key)
    {
        var names = Read(key, () => config.GetStringList(key));
        return names is ["all"] ? TensorEncoding.All : [.. names.Select(name => TensorEncoding.ByName(name)
            ?? throw new SettingsException($"{key} has '{name}'; it takes a list of {string.Join(", ", TensorEncoding.All)}, or [all].", key))];
    }

    private static int Whole(Config config, string key, int least, int most)
    {
        var right = $"a whole number from {least} to {most}";
        var value = Read(config, key, right, () => config.GetInt(key));
        return value >= least && value <= most ? value : throw Wrong(config, key, right);
    }

    private static double Number(Config config, string key, double least)
    {
        var right = $"a number from {least}";
        var value = Read(config, key, right, () => config.GetDouble(key));
        return value >= least && double.IsFinite(value) ? value : throw Wrong(config, key, right);
    }

    private static TimeSpan Duration(Config config, string key, TimeSpan least, TimeSpan most)
    {
        var right = $"a duration from {Text(least)} to {Text(most)} in one number and unit (ms, s, m, h), such as 500ms or 5s";
        if (config.GetString(key) is { } given && given.All(letter => char.IsAsciiDigit(letter) || letter == '.'))
            right += "; a number without a unit is milliseconds";
        var value = Read(config, key, right, () => config.GetTimeSpan(key, allowInfinite: false));
        return value >= least && value <= most ? value : throw Wrong(config, key, right);
    }

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static TimeSpan Hours(int hours) => TimeSpan.FromHours(hours);

    private static string Text(TimeSpan duration) =>
        duration < TimeSpan.FromSeconds(1) ? $"{duration.TotalMilliseconds}ms" : $"{duration.TotalHours}h";

    private static long Size(Config config, string key)
    {
        const string Right = "a size above zero, a whole number and its unit without a blank, such as 512MiB";
        var value = Read(config, key, Right, () => config.GetByteSize(key));
        return value is > 0 ? value.Value : throw Wrong(config, key, Right);
    }

    /// <summary>Reads a value that is right or refused with what would be.</summary>
    internal static T Read<T>(Config config, string key, string right, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error)
        {
            throw new SettingsException($"{key} is '{GivenText(config, key)}'; it takes {right}.", key, error);
        }
    }

    /// <summary>The refusal of a value that is out of range.</summary>
    internal static SettingsException Wrong(Config config, string key, string right) => new($"{key} is {GivenText(config, key)}; it takes {right}.", key);

    // Something else than text is there where a list or an object is given.
    private static string GivenText(Config config, string key)
    {
        var given = config.GetValue(key);
        return given.IsString() ? given.GetString() ?? "" : $"{given}";
    }

    // A value of a wrong type is a FormatException, an OverflowException, a NotSupportedException or an ArgumentNullException.
    internal static T Read<T>(string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error)
        {
            throw new SettingsException($"{key} cannot be read: {error.Message}", key, error);
        }
    }
}
