using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Akka.Cluster;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using Akka.Remote;

namespace Neurosurgeon.Configuration;

/// <summary>
/// Looks at the settings under <c>akka</c> before a node starts: a value of a wrong type, which Akka's own defaults tell, would be
/// misread without a word, or end the node with a stack trace.
/// </summary>
public static partial class AkkaSettings
{
    private const string Section = "akka";
    private const string Deployment = "akka.actor.deployment.";

    private static readonly ImmutableArray<string> Booleans = ["on", "off", "true", "false"];
    private static readonly ImmutableArray<string> LogLevels = ["OFF", "ERROR", "WARNING", "INFO", "DEBUG"];

    private const string InferenceDispatcher = Dispatchers.Inference;
    private static readonly ImmutableArray<string> DispatcherTypes =
        ["Dispatcher", "TaskDispatcher", "PinnedDispatcher", "ForkJoinDispatcher", "SynchronizedDispatcher"];

    // A boolean's default that is neither on nor off.
    private const string OffForWindows = "off-for-windows";

    // Words that stand for a number, size or duration somewhere in Akka's settings.
    private static readonly ImmutableArray<string> Words = [.. Booleans, "infinite", "undefined", "none", "default", "auto", "unlimited", "from-code", OffForWindows, ""];

    private static readonly Config Defaults = ConfigurationFactory.Default()
        .WithFallback(ConfigurationFactory.FromResource("Akka.Remote.Configuration.Remote.conf", typeof(RemoteSettings).Assembly))
        .WithFallback(ConfigurationFactory.FromResource("Akka.Cluster.Configuration.Cluster.conf", typeof(Cluster).Assembly));

    /// <summary>Checks them.</summary>
    /// <param name="config">The configuration.</param>
    /// <exception cref="SettingsException">One is wrong.</exception>
    public static void Check(Config config)
    {
        if (config.GetConfig(Section)?.Root is { } root && Defaults.GetConfig(Section)?.Root is { } known)
            Check(root, known, Section, config);
        if (config.GetString($"{InferenceDispatcher}.type") is { } type)
            CheckNamed(type, $"{InferenceDispatcher}.type", config);
    }

    private static void Check(HoconValue given, HoconValue? known, string path, Config config)
    {
        if (given.IsObject())
        {
            var knownItems = known is not null && known.IsObject() ? known.GetObject().Items : [];
            foreach (var (key, value) in given.GetObject().Items)
            {
                CheckType(key, $"{path}.{key}");

                // What may be said of one path of the deployment is what its defaults have.
                var isDeployed = $"{path}." == Deployment && !knownItems.ContainsKey(key);
                Check(value, knownItems.GetValueOrDefault(isDeployed ? "default" : key), $"{path}.{key}", config);
            }
        }
        else if (given.IsArray())
        {
            foreach (var element in given.GetArray())
                Check(element, null, path, config);
        }
        else if (given.IsString() && given.GetString() is { } text)
        {
            CheckType(text, path);
            CheckNamed(text, path, config);
            if (known is not null && known.IsString() && known.GetString() is { } usual)
                CheckLike(given, text, usual, path);
        }
    }

    /// <summary>What has the form of a type's name, with its assembly, has to be one.</summary>
    private static void CheckType(string text, string path)
    {
        if (TypeName().IsMatch(text) && Type.GetType(text, throwOnError: false) is null)
            throw new SettingsException($"{path} names the class \"{text}\", which does not exist here; it takes \"NAMESPACE.CLASS, ASSEMBLY\".", path);
    }

    private static void CheckNamed(string text, string path, Config config)
    {
        if (path is "akka.loglevel" or "akka.stdout-loglevel" && !LogLevels.Contains(text, StringComparer.OrdinalIgnoreCase))
            throw new SettingsException($"{path} is '{text}'; it takes {string.Join(", ", LogLevels[..^1])} or {LogLevels[^1]}.", path);

        if (path.EndsWith("dispatcher.type", StringComparison.Ordinal) && !DispatcherTypes.Contains(text) && Type.GetType(text, throwOnError: false) is null)
            throw new SettingsException($"{path} is '{text}'; it takes {string.Join(", ", DispatcherTypes[..^1])} or {DispatcherTypes[^1]}, or a class.", path);

        var isDispatcher = path.StartsWith(Deployment, StringComparison.Ordinal) && path.EndsWith(".dispatcher", StringComparison.Ordinal);
        if (isDispatcher && text.Length > 0 && !config.HasPath(text) && !Defaults.HasPath(text))
            throw new SettingsException($"{path} is '{text}', and there is no such dispatcher; it takes akka.actor.default-dispatcher, or one that this configuration describes.", path);
    }

    /// <summary>A value has the type of its default, or is a word.</summary>
    private static void CheckLike(HoconValue given, string text, string usual, string path)
    {
        if (Booleans.Contains(usual) || usual == OffForWindows)
        {
            // Some of them also take a number, a size or a duration.
            if (!Words.Contains(text) && !(StartsWithDigit().IsMatch(text) && text is not ("0" or "1")))
                throw Wrong("on or off");
        }
        else if (Words.Contains(text))
        {
            return;
        }
        else if (Duration().IsMatch(usual))
        {
            if (!CanBe(() => given.GetTimeSpan()))
                throw Wrong($"a duration in one number and unit (ms, s, m, h), such as {usual.Replace(" ", "", StringComparison.Ordinal)}");
        }
        else if (Size().IsMatch(usual))
        {
            if (!CanBe(() => given.GetByteSize()))
                throw Wrong($"a size, a whole number and its unit without a blank, such as {usual.Replace(" ", "", StringComparison.Ordinal)}");
        }
        else if (Number().IsMatch(usual))
        {
            if (!CanBe(() => given.GetDouble()) && !CanBe(() => given.GetByteSize()) && !CanBe(() => given.GetTimeSpan()))
                throw Wrong($"a number, such as {usual}");
        }

        SettingsException Wrong(string right) => new($"{path} is '{text}'; it takes {right}.", path);
    }

    private static bool CanBe<T>(Func<T> read)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception error) when (error is FormatException or OverflowException or ConfigurationException or ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][\w.+`]*\.[\w+`]+\s*,\s*[A-Za-z_][\w.]*$")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^\d")]
    private static partial Regex StartsWithDigit();

    [GeneratedRegex(@"^\d+(\.\d+)?\s*(ns|us|ms|s|m|h|d|milli\w*|second\w*|minute\w*|hour\w*|day\w*)$")]
    private static partial Regex Duration();

    [GeneratedRegex(@"^\d+\s*(b|B|kB|KB|KiB|MB|MiB|GB|GiB)$")]
    private static partial Regex Size();

    [GeneratedRegex(@"^-?\d+(\.\d+)?$")]
    private static partial Regex Number();
}
