using System.Globalization;
using System.Net;
using Akka.Actor;
using Akka.Remote.Transport;
using Neurosurgeon.Hosts.Commands;
using Neurosurgeon.Hosts.Input;

namespace Neurosurgeon.Nodes;

/// <summary>
/// An emulated link between an edge and whatever cloud nodes it works with, in a process of its own. The edge connects to that process
/// instead of to a node, and from there it goes on to the node, which need not know.
/// </summary>
internal sealed class EmulatedLink : IDisposable
{
    private readonly NodeProcess _process;
    private readonly SemaphoreSlim _asking = new(1);
    private readonly Dictionary<Address, IPEndPoint> _routes = [];

    private EmulatedLink(NodeProcess process) => _process = process;

    /// <summary>Starts the link's process.</summary>
    /// <param name="network">What to emulate.</param>
    public static EmulatedLink Start(NetworkText network)
    {
        var process = NodeProcess.Start([LinkCommand.Name, "--network", network.Text], readsOutput: true);
        Console.Error.WriteLine($"The link to the cloud is emulated: {network}.");
        return new EmulatedLink(process);
    }

    /// <summary>Where to connect so that what is sent arrives at a node through the link.</summary>
    /// <exception cref="InvalidAssociationException">The link's process has ended.</exception>
    public async Task<IPEndPoint> RouteAsync(Address node)
    {
        await _asking.WaitAsync();
        try
        {
            if (_routes.TryGetValue(node, out var known))
                return known;

            var port = await _process.AskAsync($"{node.Host} {node.Port}")
                ?? throw new InvalidAssociationException("The process of the emulated link has ended.");
            return _routes[node] = new IPEndPoint(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _process.Dispose();
        _asking.Dispose();
    }
}
