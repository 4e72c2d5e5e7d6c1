using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Neurosurgeon.Hosts.Hosting;
using Neurosurgeon.Hosts.Input;
using Neurosurgeon.Links;
using Neurosurgeon.Links.Proxy;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon link</c>: the process of an emulated link, which an edge starts for itself.</summary>
internal static class LinkCommand
{
    public const string Name = "link";

    public static Command Create()
    {
        var network = RunOptionSet.NetworkOption();
        network.Required = true;
        var ip = NodeOptions.Ip("The address at which the cloud reaches the edge through the link.");
        var target = NodeOptions.Port("The port on that address where the edge listens.", least: 1);
        var endWithInput = NodeOptions.EndWithStandardInput();
        var command = new Command(Name, "Emulate a link: what the cloud sends to it goes on to the edge, and back, as slowly as through the network.")
        {
            network, ip, target, endWithInput,
        };
        command.Hidden = true;
        command.SetAction(async (parsed, interrupted) => await RunAsync(
            parsed.GetValue(network)!, await NodeAddress.ResolveOwnAsync(parsed.GetValue(ip)!), parsed.GetValue(target), parsed.GetValue(endWithInput), interrupted));
        return command;
    }

    private static async Task<int> RunAsync(NetworkText network, IPAddress ip, int targetPort, bool endWithInput, CancellationToken interrupted)
    {
        try
        {
            using var proxy = new LinkProxy(new IPEndPoint(ip, 0), new IPEndPoint(ip, targetPort), network.Trace, fromCaller: LinkDirection.Down);
            Console.Out.WriteLine($"listening {proxy.EndPoint}");

            // Ctrl-C reaches every process of a terminal; the nodes are to say goodbye through the link.
            using var ended = new StandardInputEnd(endWithInput ? CancellationToken.None : interrupted);
            await Task.Delay(Timeout.Infinite, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ExitCode.Completed;
        }
        catch (SocketException error)
        {
            throw CommandException.Unavailable($"The emulated link cannot listen on {ip}: {error.Message}");
        }
    }
}
