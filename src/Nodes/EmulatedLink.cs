using System.Globalization;
using System.Net;
using Akka.Actor;
using Akka.Remote.Transport;

namespace Neurosurgeon.Nodes;

/// <summary>
/// An emulated link between an edge and whatever cloud nodes it works with, in a process of its own. The edge connects to that process
/// instead of to a node, and from there it goes on to the node, which need not know.
/// </summary>
internal sealed class EmulatedLink : IDisposable
{
    /// <summary>The verb of the link's process.</summary>
    public const string Verb = "link";

    private readonly NodeProcess _process;
    private readonly SemaphoreSlim _asking = new(1);
    private readonly Dictionary<Address, IPEndPoint> _routes = [];

    private EmulatedLink(NodeProcess process) => _process = process;

    /// <summary>Starts the link's process.</summary>
    /// <param name="network">What to emulate, as <c>--network</c> takes it.</param>
    /// <param name="description">The same for a person.</param>
    public static EmulatedLink Start(string network, string description)
    {
        var process = NodeProcess.Start([Verb, "--network", network], readsOutput: true);
        Console.Error.WriteLine($"The link to the cloud is emulated: {description}.");
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
