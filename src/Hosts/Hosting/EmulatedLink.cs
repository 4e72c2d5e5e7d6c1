using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Neurosurgeon.Actors;
using Neurosurgeon.Actors.Settings;
using Neurosurgeon.Hosts.Commands;
using Neurosurgeon.Hosts.Input;

namespace Neurosurgeon.Hosts.Hosting;

/// <summary>
/// An emulated link between an edge and whatever cloud it works with, in a process of its own.
/// </summary>
/// <remarks>
/// A node drops messages for an address that is not the one it announces, so that the edge cannot call a cloud by the address of
/// a proxy. Its own address it may choose: that is the link's. A second actor system, the herald, says hello to cloud nodes in the
/// edge's name. They answer to the edge's address and so connect through the link, and both nodes use that one connection.
/// </remarks>
internal sealed class EmulatedLink : IAsyncDisposable
{
    private const string HeraldName = "edge-herald";
    private readonly NodeProcess _process;
    private readonly HandshakeGuard _guard;

    private EmulatedLink(NodeProcess process, int edgePort, int publicPort, ActorSystem herald)
    {
        _process = process;
        EdgePort = edgePort;
        PublicPort = publicPort;
        Herald = herald;
        _guard = HandshakeGuard.Of(herald);
    }

    /// <summary>Where the edge has to listen.</summary>
    public int EdgePort { get; }

    /// <summary>Where cloud nodes have to find the edge: the link's port.</summary>
    public int PublicPort { get; }

    /// <summary>The actor system that speaks to cloud nodes first.</summary>
    public ActorSystem Herald { get; }

    /// <summary>Starts the link's process and the herald.</summary>
    /// <param name="network">What to emulate.</param>
    /// <param name="own">This machine's address towards the cloud.</param>
    /// <param name="configurationFile">The edge's configuration; null for none.</param>
    /// <param name="interrupted">Cancels.</param>
    /// <exception cref="CommandException">Either cannot be started.</exception>
    public static async Task<EmulatedLink> StartAsync(NetworkText network, IPAddress own, string? configurationFile, CancellationToken interrupted)
    {
        var edgePort = FreePort(own);
        var process = NodeProcess.Start([LinkCommand.Name, "--network", network.Text, "-i", $"{own}", "-p", $"{edgePort}"], readsOutput: true);
        try
        {
            var publicPort = int.Parse(await process.ReadPortAsync("The emulated link", interrupted), CultureInfo.InvariantCulture);
            var herald = NodeHost.CreateSystem(HeraldName, NodeConfiguration.Load(NodeHost.Listening(own, port: 0), configurationFile), own, port: 0);
            Console.Error.WriteLine($"The link to the cloud is emulated: {network}.");
            return new EmulatedLink(process, edgePort, publicPort, herald);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _guard.TerminateAsync();
        _process.Dispose();
    }

    // A node that announces another port than it listens on does not tell which one the system gave it.
    private static int FreePort(IPAddress own)
    {
        using var listener = new TcpListener(own, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
