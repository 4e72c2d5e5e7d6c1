using Akka.Configuration;

namespace Akka.Serialization;

/// <summary>What the configuration says about serializers. Types are only ever looked up by what stands there, never by what a peer sends.</summary>
internal static class SerializationSettings
{
    private const string IdentifiersPath = "akka.actor.serialization-identifiers";

    /// <summary>The type of that name, or null. What Akka.NET has in its own assemblies is looked for in this one.</summary>
    public static Type? FindType(string name)
    {
        var parts = name.Split(',', 2, StringSplitOptions.TrimEntries);
        return parts is [var type, "Akka" or "Akka.Remote"]
            ? typeof(SerializationSettings).Assembly.GetType(type)
            : Type.GetType(name);
    }

    /// <exception cref="ConfigurationException">There is none.</exception>
    public static int IdentifierOf(Type serializer, Config config)
    {
        foreach (var (name, identifier) in config.GetConfig(IdentifiersPath)?.AsEnumerable() ?? [])
        {
            if (FindType(name) == serializer)
                return identifier.GetInt();
        }

        throw new ConfigurationException(
            $"The serializer {serializer.FullName} has no identifier; override its property Identifier, or set {IdentifiersPath} {{ \"{serializer.FullName}, {serializer.Assembly.GetName().Name}\" = 101 }}.");
    }
}
