using System.Collections.Immutable;
using Akka.Configuration;

namespace Neurosurgeon.Configuration;

/// <summary>The settings that environment variables may give. Akka's HOCON reads no environment, so they are a layer of their own.</summary>
internal static class EnvironmentSettings
{
    private static readonly ImmutableArray<(string Variable, string Key)> Known =
    [
        ("NEUROSURGEON_MODEL_CACHE", "neurosurgeon.models.cache-directory"),
        ("NEUROSURGEON_ENGINE", "neurosurgeon.inference.engine"),
        ("NEUROSURGEON_THREADS", "neurosurgeon.inference.threads"),
        ("NEUROSURGEON_PROFILES", "neurosurgeon.profile.directory"),
        ("NEUROSURGEON_PREDICTOR", "neurosurgeon.predictors.use"),
        ("NEUROSURGEON_LOGLEVEL", "akka.loglevel"),
        ("NEUROSURGEON_CERTIFICATE", "akka.remote.dot-netty.tcp.ssl.certificate.path"),
        ("NEUROSURGEON_CERTIFICATE_PASSWORD", "akka.remote.dot-netty.tcp.ssl.certificate.password"),
    ];

    /// <summary>Those whose variables are set and not empty.</summary>
    /// <param name="variable">Gives a variable's value; null where it is not set.</param>
    public static Config Read(Func<string, string?> variable) => ConfigurationFactory.ParseString(string.Join('\n',
        from known in Known
        let value = variable(known.Variable)
        where !string.IsNullOrEmpty(value)
        select $"{known.Key} = {Quoted(value)}"));

    /// <summary>The variable that gives a setting; null where none is set.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="variable">Gives a variable's value; null where it is not set.</param>
    public static string? VariableOf(string key, Func<string, string?> variable) =>
        Known.FirstOrDefault(known => known.Key == key && !string.IsNullOrEmpty(variable(known.Variable))).Variable;

    /// <summary>The settings whose variables are set.</summary>
    public static IEnumerable<string> Set() =>
        Known.Where(known => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(known.Variable))).Select(known => known.Key);

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
