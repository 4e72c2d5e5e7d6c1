using System.Collections.Immutable;
using Akka.Configuration;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Codecs;
using Neurosurgeon.Inference;

namespace Neurosurgeon.Actors.Settings;

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
                Duration(config, "neurosurgeon.profile.budget"),
                Text(config, "neurosurgeon.profile.directory")),
            new PredictorSettings(
                Use(config),
                Text(config, "neurosurgeon.predictors.file"),
                Duration(config, "neurosurgeon.predictors.calibration")),
            new PowerSettings(
                PowerModelReader.Read(config),
                RadioReader.Read(config),
                Number(config, "neurosurgeon.power.idle-watts", 0) * 1000,
                Text(config, "neurosurgeon.power.sysfs"),
                Text(config, "neurosurgeon.power.sensor")),
            new EdgeSettings(
                Endpoints(config, "neurosurgeon.edge.contact-points"),
                Duration(config, "neurosurgeon.edge.survey-interval"),
                Duration(config, "neurosurgeon.edge.cloud-wait"),
                Duration(config, "neurosurgeon.edge.retry-interval"),
                Duration(config, "neurosurgeon.edge.profile-silence"),
                Number(config, "neurosurgeon.edge.reply-timeout-factor", 1),
                Duration(config, "neurosurgeon.edge.reply-timeout-minimum"),
                FrameBytes(config),
                Encodings(config, "neurosurgeon.edge.encodings"),
                new BandwidthSettings(
                    Duration(config, "neurosurgeon.edge.bandwidth.probe-interval"),
                    Duration(config, "neurosurgeon.edge.bandwidth.probe-timeout"),
                    Duration(config, "neurosurgeon.edge.bandwidth.stale-after"))));
    }

    /// <summary>How many executors the cloud starts with.</summary>
    /// <exception cref="SettingsException">The number is not one, or out of range.</exception>
    public static int ExecutorCount(Config config) =>
        Whole(config, "akka.actor.deployment./executors.nr-of-instances", 1, 1024);

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
            : throw new SettingsException($"{Key} is '{name}'; it takes {string.Join(" or ", EngineNames.All)}.");
    }

    private static PredictorUse Use(Config config)
    {
        const string Key = "neurosurgeon.predictors.use";
        return Text(config, Key) switch
        {
            "fitted" => PredictorUse.Fitted,
            "measured" => PredictorUse.Measured,
            var other => throw new SettingsException($"{Key} is '{other}'; it takes fitted or measured."),
        };
    }

    private static string? Text(Config config, string key) => Read(key, () => config.GetString(key)) is { Length: > 0 } text ? text : null;

    private static ImmutableArray<NodeEndpoint> Endpoints(Config config, string key) =>
    [
        .. Read(key, () => config.GetStringList(key)).Select(text => NodeEndpoint.Parse(text)
            ?? throw new SettingsException($"{key} has '{text}'; it takes a list of \"HOST:PORT\".")),
    ];

    private static ImmutableArray<TensorEncoding> Encodings(Config config, string key) =>
    [
        .. Read(key, () => config.GetStringList(key)).Select(name => TensorEncodings.TryParse(name, out var encoding)
            ? encoding
            : throw new SettingsException($"{key} has '{name}'; it takes a list of {string.Join(", ", TensorEncodings.All.Select(known => known.Name()))}.")),
    ];

    private static int Whole(Config config, string key, int least, int most)
    {
        var value = Read(key, () => config.GetInt(key));
        return value >= least && value <= most
            ? value
            : throw new SettingsException($"{key} is {value}; it takes {least} to {most}.");
    }

    private static double Number(Config config, string key, double least)
    {
        var value = Read(key, () => config.GetDouble(key));
        return value >= least && double.IsFinite(value)
            ? value
            : throw new SettingsException($"{key} is {value}; it takes {least} or more.");
    }

    private static TimeSpan Duration(Config config, string key)
    {
        var value = Read(key, () => config.GetTimeSpan(key, allowInfinite: false));
        return value > TimeSpan.Zero
            ? value
            : throw new SettingsException($"{key} is {config.GetString(key)}; it takes a duration above zero, such as 500ms or 5s.");
    }

    private static long Size(Config config, string key)
    {
        var value = Read(key, () => config.GetByteSize(key));
        return value is > 0
            ? value.Value
            : throw new SettingsException($"{key} is {config.GetString(key)}; it takes a size above zero, such as 512MiB.");
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
            throw new SettingsException($"{key} cannot be read: {error.Message}", error);
        }
    }
}
