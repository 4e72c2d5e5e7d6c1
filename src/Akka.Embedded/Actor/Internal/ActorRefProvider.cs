using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote;
using Akka.Routing;
using Akka.Util;

namespace Akka.Actor.Internal;

/// <summary>Makes the actors of a system and finds references by path, here or through remoting.</summary>
internal sealed class ActorRefProvider : IActorRefProvider
{
    private readonly ActorSystemImpl _system;
    private readonly Deployer _deployer;
    private readonly ConcurrentDictionary<string, InternalActorRef> _temporary = new();
    private readonly ActorPath _tempPath;
    private long _tempNames;

    internal ActorRefProvider(ActorSystemImpl system)
    {
        _system = system;
        _deployer = new Deployer(system.Settings.Config);
        RootPath = new RootActorPath(new Address("akka", system.Name));
        _tempPath = RootPath / "temp";
        DeadLettersRef = new DeadLetterActorRef(this, RootPath / "deadLetters", system.EventStream);
        Root = new RootGuardianRef(this, RootPath);
    }

    public ActorPath RootPath { get; }

    public Address DefaultAddress => Remoting?.DefaultAddress ?? RootPath.Address;

    public IActorRef DeadLetters => DeadLettersRef;

    public Settings Settings => _system.Settings;

    internal InternalActorRef DeadLettersRef { get; }

    internal RootGuardianRef Root { get; }

    internal ActorSystemImpl System => _system;

    /// <summary>The seam to other nodes; null for a system without remoting.</summary>
    internal IRemoting? Remoting { get; set; }

    public IActorRef ResolveActorRef(string path) =>
        ActorPath.TryParse(path, out var parsed) ? ResolveActorRef(parsed) : DeadLetters;

    // As in Akka.NET, only a system with remoting tells incarnations apart here.
    public IActorRef ResolveActorRef(ActorPath actorPath) => Resolve(Remoting is null ? actorPath.WithUid(ActorPath.UndefinedUid) : actorPath);

    public Address? GetExternalAddressFor(Address address)
    {
        if (address.Equals(RootPath.Address))
            return address;
        return Remoting is { } remoting && address.Protocol == remoting.DefaultAddress.Protocol ? remoting.DefaultAddress : null;
    }

    /// <summary>Whether an address is this system's.</summary>
    internal bool IsOwn(Address address) => address.Equals(RootPath.Address) || address.Equals(Remoting?.DefaultAddress);

    internal InternalActorRef Resolve(ActorPath path)
    {
        if (IsOwn(path.Address))
            return ResolveLocal(path) ?? new EmptyActorRef(this, OwnPath(path), _system.EventStream);
        if (Remoting is null)
            return new EmptyActorRef(this, path, _system.EventStream);
        try
        {
            return Remoting.ReferenceFor(path);
        }
        catch (RemoteTransportException failure)
        {
            _system.Log.Warning($"Error while resolving address [{path.Address}] due to [{failure.Message}]");
            return new EmptyActorRef(this, RootPath, _system.EventStream);
        }
    }

    /// <summary>The root of the system at an address: this one's, or a reference to another's.</summary>
    /// <exception cref="RemoteTransportException">It is one of another protocol.</exception>
    internal InternalActorRef RootAt(Address address)
    {
        if (IsOwn(address))
            return Root;
        var root = new RootActorPath(address);
        return Remoting is { } remoting ? remoting.ReferenceFor(root) : new EmptyActorRef(this, root, _system.EventStream);
    }

    internal LocalActorRef NewActor(Props props, LocalActorRef parent, ActorPath path)
    {
        var deploy = _deployer.Lookup(path);
        if (props.RouterConfig is not NoRouter)
            return NewRouter(props, parent, path, deploy ?? Deploy.None);
        if (deploy is { Dispatcher.Length: > 0 })
            props = props.WithDispatcher(deploy.Dispatcher);
        var dispatcher = LookupDispatcher(props.Dispatcher, path);
        return new LocalActorRef(path, self => new ActorCell(_system, self, props, dispatcher, parent));
    }

    internal ActorPath NextTempPath() => _tempPath / Base64Encoding.Encode(Interlocked.Increment(ref _tempNames), "$");

    internal void RegisterTemporary(InternalActorRef reference) => _temporary[reference.Path.Name] = reference;

    internal void UnregisterTemporary(ActorPath path) => _temporary.TryRemove(path.Name, out _);

    private LocalActorRef NewRouter(Props props, LocalActorRef parent, ActorPath path, Deploy configured)
    {
        var routerConfig = configured.RouterConfig.WithFallback(props.RouterConfig);
        routerConfig.VerifyConfig(path);
        // As in Akka.NET, the routees keep the dispatcher of the props; 'dispatcher' in the deployment of a router has no effect.
        var routeeProps = props.WithRouter(NoRouter.Instance);
        LookupDispatcher(routeeProps.Dispatcher, path);
        var routerProps = Props.Empty.WithRouter(routerConfig).WithDispatcher(routerConfig.RouterDispatcher);
        var dispatcher = LookupDispatcher(routerConfig.RouterDispatcher, path);
        return new LocalActorRef(path, self => new RoutedActorCell(_system, self, routerProps, dispatcher, routerConfig, routeeProps, parent));
    }

    private Dispatch.MessageDispatcher LookupDispatcher(string id, ActorPath path) => _system.Dispatchers.HasDispatcher(id)
        ? _system.Dispatchers.Lookup(id)
        : throw new ConfigurationException($"Dispatcher [{id}] not configured for path {path}");

    private ActorPath OwnPath(ActorPath path) =>
        path.Elements.Aggregate(RootPath, (parent, name) => parent / name).WithUid(path.Uid);

    private InternalActorRef? ResolveLocal(ActorPath path)
    {
        InternalActorRef found = Root;
        foreach (var name in path.Elements)
        {
            found = ReferenceEquals(found, Root) ? FindTop(name) : found is TempRef ? FindTemporary(name) : found.GetChild(name);
            if (found.IsNobody())
                return null;
        }
        return path.Uid == ActorPath.UndefinedUid || path.Uid == found.Path.Uid ? found : null;
    }

    private InternalActorRef FindTop(string name) => name switch
    {
        "temp" => new TempRef(this, _tempPath, _system.EventStream),
        "deadLetters" => DeadLettersRef,
        _ => Root.GetChild(name),
    };

    private InternalActorRef FindTemporary(string name) => _temporary.GetValueOrDefault(name, (InternalActorRef)ActorRefs.Nobody);

    private sealed class TempRef(ActorRefProvider provider, ActorPath path, Event.EventStream eventStream) : EmptyActorRef(provider, path, eventStream);
}
