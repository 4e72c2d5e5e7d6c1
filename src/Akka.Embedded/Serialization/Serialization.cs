using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Serialization;

/// <summary>Finds the serializer of a message. There is none that takes any object: every type that is to cross the wire is bound to one by configuration.</summary>
public class Serialization
{
    private readonly Dictionary<int, Serializer> _byIdentifier = [];
    private readonly Dictionary<string, Serializer> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, Serializer> _bindings = new();
    private readonly ConcurrentDictionary<Type, Serializer> _found = new();

    /// <summary>The serializers of the runtime itself, and those of <c>akka.actor.serializers</c> and <c>akka.actor.serialization-bindings</c>.</summary>
    /// <param name="system">The system.</param>
    public Serialization(ExtendedActorSystem system)
    {
        System = system;
        BuiltInSerializers.AddTo(this);
        foreach (var (name, type) in system.Settings.Config.GetConfig("akka.actor.serializers")?.AsEnumerable() ?? [])
            AddConfigured(name, type.GetString() ?? "");
        foreach (var (type, name) in system.Settings.Config.GetConfig("akka.actor.serialization-bindings")?.AsEnumerable() ?? [])
            BindConfigured(type, name.GetString() ?? "");
    }

    /// <summary>The system.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>What a serializer says of a message's kind; empty if reading needs nothing.</summary>
    /// <param name="s">The message's serializer.</param>
    /// <param name="msg">The message.</param>
    public static string ManifestFor(Serializer s, object msg) => s switch
    {
        SerializerWithStringManifest withManifest => withManifest.Manifest(msg),
        { IncludeManifest: true } => $"{msg.GetType().FullName}, {msg.GetType().Assembly.GetName().Name}",
        _ => "",
    };

    /// <summary>Makes a serializer known.</summary>
    /// <param name="name">Its name in bindings.</param>
    /// <param name="serializer">The serializer.</param>
    public void AddSerializer(string name, Serializer serializer)
    {
        _byIdentifier[serializer.Identifier] = serializer;
        _byName[name] = serializer;
    }

    /// <summary>Binds a type, and those derived from it, to a serializer.</summary>
    /// <param name="type">The type.</param>
    /// <param name="serializer">The serializer.</param>
    public void AddSerializationMap(Type type, Serializer serializer)
    {
        _bindings[type] = serializer;
        _found.Clear();
    }

    /// <summary>The serializer of a message.</summary>
    /// <param name="obj">The message.</param>
    /// <param name="defaultSerializerName">The serializer to take if the message's type is bound to none.</param>
    /// <exception cref="SerializationException">There is none.</exception>
    public Serializer FindSerializerFor(object obj, string? defaultSerializerName = null)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return FindSerializerForType(obj.GetType(), defaultSerializerName);
    }

    /// <summary>The serializer of a type: its own, otherwise that of its nearest base type or interface.</summary>
    /// <param name="objectType">The type.</param>
    /// <param name="defaultSerializerName">The serializer to take if the type is bound to none.</param>
    /// <exception cref="SerializationException">There is none.</exception>
    public Serializer FindSerializerForType(Type objectType, string? defaultSerializerName = null)
    {
        if (_found.TryGetValue(objectType, out var known))
            return known;
        if (NearestBinding(objectType) is { } serializer)
            return _found[objectType] = serializer;
        if (defaultSerializerName is not null && _byName.TryGetValue(defaultSerializerName, out var byName))
            return byName;
        throw new SerializationException(
            $"No serializer is bound to messages of type {objectType.FullName}; name one in akka.actor.serializers and bind it by "
            + $"akka.actor.serialization-bindings {{ \"{objectType.FullName}, {objectType.Assembly.GetName().Name}\" = its-name }}.");
    }

    /// <summary>A message's bytes.</summary>
    /// <param name="o">The message.</param>
    /// <exception cref="SerializationException">No serializer is bound to its type.</exception>
    public byte[] Serialize(object o) => FindSerializerFor(o).ToBinary(o);

    /// <summary>Reads a message.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="serializerId">The identifier of the serializer that made them.</param>
    /// <param name="manifest">What that said of the message's kind.</param>
    /// <exception cref="SerializationException">This system has no such serializer, or the serializer knows no such manifest.</exception>
    public object Deserialize(byte[] bytes, int serializerId, string manifest) => Find(serializerId, manifest) switch
    {
        SerializerWithStringManifest withManifest => withManifest.FromBinary(bytes, manifest),
        { IncludeManifest: false } serializer => serializer.FromBinary(bytes, (Type?)null),
        var serializer => serializer.FromBinary(bytes, BoundType(serializer, manifest)),
    };

    /// <summary>Reads a message of a type that is known.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="serializerId">The identifier of the serializer that made them.</param>
    /// <param name="type">The message's type.</param>
    /// <exception cref="SerializationException">This system has no such serializer.</exception>
    public object Deserialize(byte[] bytes, int serializerId, Type type) => Find(serializerId, type.Name).FromBinary(bytes, type);

    /// <summary>The reference that <see cref="SerializedActorPath"/> wrote.</summary>
    /// <param name="path">A full path.</param>
    public IActorRef DeserializeActorRef(string path) => System.Provider.ResolveActorRef(path);

    /// <summary>A reference as text that any node can read: its full path with the address under which its node is reached.</summary>
    /// <param name="actorRef">The reference; null for none.</param>
    public static string SerializedActorPath(IActorRef? actorRef) => actorRef switch
    {
        null => "",
        NobodyRef => actorRef.Path.ToSerializationFormat(),
        InternalActorRef own => own.Path.ToSerializationFormatWithAddress(own.Provider.DefaultAddress),
        IActorRefWrapper wrapper => SerializedActorPath(wrapper.Wrapped),
        _ => actorRef.Path.ToSerializationFormat(),
    };

    private Serializer? NearestBinding(Type type)
    {
        var candidates = _bindings.Where(binding => binding.Key.IsAssignableFrom(type)).ToList();
        return candidates.Find(candidate => !candidates.Exists(other =>
            other.Key != candidate.Key && candidate.Key.IsAssignableFrom(other.Key))).Value;
    }

    // A peer's type name is only compared with the types that are bound here, never looked up.
    private Type BoundType(Serializer serializer, string manifest) =>
        _bindings.Where(binding => binding.Value == serializer).Select(binding => binding.Key)
            .FirstOrDefault(type => $"{type.FullName}, {type.Assembly.GetName().Name}" == manifest)
        ?? throw new SerializationException(
            $"The serializer {serializer.GetType().FullName} is bound to no type '{manifest}' here, so such a message is not read; bind that very type to it in akka.actor.serialization-bindings.");

    private Serializer Find(int identifier, string manifest) => _byIdentifier.TryGetValue(identifier, out var serializer)
        ? serializer
        : throw new SerializationException(
            $"No serializer here has the identifier {identifier}, which a message with the manifest '{manifest}' needs; akka.actor.serializers must be the same on both nodes.");

    private void AddConfigured(string name, string typeName)
    {
        var type = SerializationSettings.FindType(typeName);
        if (type is null || !typeof(Serializer).IsAssignableFrom(type))
        {
            System.Log.Warning($"akka.actor.serializers.{name} is '{typeName}', which is no serializer type that can be found; write \"Namespace.Type, Assembly\".");
            return;
        }

        var settings = System.Settings.Config.GetConfig($"akka.actor.serialization-settings.{name}");
        try
        {
            AddSerializer(name, (Serializer)(settings.IsNullOrEmpty()
                ? Activator.CreateInstance(type, System)
                : Activator.CreateInstance(type, System, settings))!);
        }
        catch (TargetInvocationException failure) when (failure.InnerException is { } cause)
        {
            global::System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
        }
    }

    private void BindConfigured(string typeName, string serializerName)
    {
        if (SerializationSettings.FindType(typeName) is not { } type)
            System.Log.Warning($"akka.actor.serialization-bindings names the type '{typeName}', which cannot be found; write \"Namespace.Type, Assembly\".");
        else if (!_byName.TryGetValue(serializerName, out var serializer))
            System.Log.Warning($"akka.actor.serialization-bindings binds '{typeName}' to '{serializerName}', which is not among akka.actor.serializers.");
        else
            AddSerializationMap(type, serializer);
    }
}
