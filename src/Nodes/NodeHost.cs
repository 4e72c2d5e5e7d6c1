using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Neurosurgeon.Actors;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Supervision;
using Neurosurgeon.Configuration;
using Neurosurgeon.Inference;
using Neurosurgeon.LinkEmulation.Remoting;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Models.Store;
using Neurosurgeon.Profiling.Costs;
using Neurosurgeon.Profiling.Densities;

namespace Neurosurgeon.Nodes;

/// <summary>What every node has: its settings, its engine, its networks and its actor system, started in this order and ended in the reverse.</summary>
internal sealed class NodeHost : IAsyncDisposable
{
    // Longer than the phases of a shutdown, each of which has its own limit: a cloud node finishes its work and leaves its cluster.
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromMinutes(1);
    private readonly ModelStore _store;
    private readonly ILayerCostSource _costs;
    private readonly HandshakeGuard _guard;

    private NodeHost(
        NodeSettings settings, IInferenceEngine engine, ModelStore store, ILayerCostSource costs, DensityStore densities, ActorSystem system)
    {
        _guard = HandshakeGuard.Of(system);
        Settings = settings;
        Engine = engine;
        _store = store;
        _costs = costs;
        Library = new ModelLibrary(store.Get, costs);
        Densities = densities;
        System = system;
    }

    public NodeSettings Settings { get; }

    public IInferenceEngine Engine { get; }

    public ModelLibrary Library { get; }

    public DensityStore Densities { get; }

    public ActorSystem System { get; }

    /// <summary>Where other nodes reach this one, and over which protocol.</summary>
    public Address OwnAddress => ((ExtendedActorSystem)System).Provider.DefaultAddress;

    /// <summary>Starts a node's parts.</summary>
    /// <param name="systemName">The name of its actor system.</param>
    /// <param name="configurationFile">Its configuration; null for none.</param>
    /// <param name="address">The address that it listens on and that others know it by.</param>
    /// <param name="port">The port to listen on; 0 takes any that is free.</param>
    /// <param name="compute">What the command line says of its engine.</param>
    /// <param name="setting">What else the command line says, as settings.</param>
    /// <param name="route">Where to connect instead of a node's own address, on an emulated link; null without one.</param>
    /// <exception cref="CommandException">The port is in use, the certificate for TLS cannot be used, or the engine or its device is not there.</exception>
    /// <exception cref="CacheFolderException">The folder for networks cannot be made.</exception>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static NodeHost Start(string systemName, string? configurationFile, IPAddress address, int port, NodeEngine compute, string setting = "", Func<Address, Task<IPEndPoint>>? route = null)
    {
        var config = NodeConfiguration.Load(
            $"{Listening(address, port)}\n{compute.Setting}\n{setting}\n{(route is null ? "" : LinkSetup.Hocon)}", configurationFile);
        var settings = NodeConfiguration.Located(configurationFile, () => Checked(config, systemName));
        NodeCertificate.Load(config, TimeProvider.System.GetUtcNow())?.Dispose();
        var networks = CacheFolder.Models.Make(settings.Models.CacheDirectory);

        IInferenceEngine OpenEngine() => EngineFactory.Create(settings.Inference, compute.Device, compute.Speed);
        var engine = OpenEngine();
        ActorSystem? system = null;
        try
        {
            system = CreateSystem(systemName, config, address, port, route);
            var events = system.EventStream;
            void Report(string text) => events.Publish(new NodeNotice(text));

            var store = new ModelStore(networks, Report);
            var densities = new DensityStore(settings.Profile.Directory, Report);
            return new NodeHost(settings, engine, store, CostSource.Of(settings, engine, OpenEngine, Report), densities, system);
        }
        catch
        {
            system?.Terminate();
            engine.Dispose();
            throw;
        }
    }

    /// <summary>The settings of a node, all of them checked.</summary>
    /// <exception cref="SettingsException">One is wrong.</exception>
    public static NodeSettings Checked(Config config, string systemName)
    {
        AkkaSettings.Check(config);
        DeploymentSettings.Check(config, ActorPaths(systemName));
        SettingsReader.ExecutorCount(config);
        ClusterSettings.Check(config, systemName);
        return SettingsReader.Read(config);
    }

    // One file may serve both kinds of node, so that an edge knows the cloud's actors as well.
    private static ImmutableArray<string> ActorPaths(string systemName) =>
        systemName == CloudPaths.SystemName ? CloudPaths.All : [.. CloudPaths.All, .. EdgeActor.ActorPaths];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _guard.TerminateAsync().WaitAsync(ShutdownLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        (_costs as IDisposable)?.Dispose();
        Engine.Dispose();
        _store.Dispose();
    }

    /// <summary>The settings of where a node listens, as HOCON.</summary>
    public static string Listening(IPAddress address, int port) =>
        $$"""akka.remote.dot-netty.tcp { hostname = "{{address}}", port = {{port}} }""";

    /// <summary>Starts an actor system; what goes wrong is said in a sentence.</summary>
    /// <exception cref="CommandException">It cannot listen, or its configuration is wrong.</exception>
    public static ActorSystem CreateSystem(string name, Config config, IPAddress address, int port, Func<Address, Task<IPEndPoint>>? route)
    {
        try
        {
            var setup = BootstrapSetup.Create().WithConfig(config);
            return ActorSystem.Create(name, route is null ? ActorSystemSetup.Create(setup) : ActorSystemSetup.Create(setup, new LinkSetup(route)));
        }
        catch (Exception error) when (InChain<SocketException>(error) is { } socketError)
        {
            throw CommandException.Unavailable(socketError.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"Port {port} of {address} is in use by another program; choose another with -p."
                : $"The node cannot listen on {NodeAddress.HostOf(address)}:{port}: {socketError.Message}");
        }
        catch (Exception error) when (InChain<CryptographicException>(error) is { } unusable)
        {
            throw CommandException.Unavailable($"The node cannot use its certificate: {unusable.Message}");
        }
        catch (NotSupportedException error)
        {
            throw CommandException.Unavailable(error.Message);
        }
        catch (Exception error)
        {
            throw CommandException.BadInput($"The configuration is wrong under akka: {Innermost(error).Message}");
        }
    }

    private static Exception Innermost(Exception error) => error switch
    {
        AggregateException { InnerExceptions: [var only, ..] } => Innermost(only),
        { InnerException: { } inner } => Innermost(inner),
        _ => error,
    };

    private static T? InChain<T>(Exception? error)
        where T : Exception => error switch
        {
            null => null,
            T found => found,
            AggregateException many => many.InnerExceptions.Select(InChain<T>).FirstOrDefault(found => found is not null),
            _ => InChain<T>(error.InnerException),
        };
}
