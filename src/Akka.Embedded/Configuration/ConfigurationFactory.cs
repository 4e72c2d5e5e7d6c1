using System.Reflection;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Makes configurations out of HOCON.</summary>
public class ConfigurationFactory
{
    /// <summary>A configuration without keys.</summary>
    public static Config Empty => new();

    /// <summary>Parses a text that includes nothing.</summary>
    /// <param name="hocon">HOCON.</param>
    /// <exception cref="ConfigurationException">The text is not valid; the message names line and column.</exception>
    public static Config ParseString(string hocon) => ParseString(hocon, null);

    /// <summary>Parses a text.</summary>
    /// <param name="hocon">HOCON.</param>
    /// <param name="includeCallback">Reads what <c>include "name"</c> names; names are relative to whatever it takes them to be.</param>
    /// <exception cref="ConfigurationException">The text is not valid; the message names line and column.</exception>
    public static Config ParseString(string hocon, Func<string, HoconRoot>? includeCallback) =>
        new(Parser.Parse(hocon, includeCallback));

    /// <summary>The values that the runtime itself falls back on.</summary>
    public static Config Default() => FromResource("Akka.Configuration.akka.conf", typeof(ConfigurationFactory).Assembly);

    /// <summary>Parses an embedded resource of the assembly that holds a type.</summary>
    /// <typeparam name="TAssembly">Any type of that assembly.</typeparam>
    /// <param name="resourceName">The resource's full name.</param>
    public static Config FromResource<TAssembly>(string resourceName) => FromResource(resourceName, typeof(TAssembly).Assembly);

    /// <summary>Parses an embedded resource.</summary>
    /// <param name="resourceName">The resource's full name.</param>
    /// <param name="assembly">The assembly that holds it.</param>
    public static Config FromResource(string resourceName, Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(resourceName)
            ?? throw new ConfigurationException($"The assembly {assembly.GetName().Name} holds no resource {resourceName}.");
        using var reader = new StreamReader(stream);
        return ParseString(reader.ReadToEnd());
    }
}
