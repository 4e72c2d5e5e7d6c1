using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Neurosurgeon.Hosts.Input;
using Neurosurgeon.LinkEmulation.Proxy;
using Neurosurgeon.Nodes;

namespace Neurosurgeon.Hosts.Commands;

/// <summary><c>neurosurgeon link</c>: the process of an emulated link, which an edge starts for itself.</summary>
internal static class LinkCommand
{
    public static Command Create()
    {
        var network = RunOptionSet.LinkOption();
        network.Required = true;
        var command = new Command(
            EmulatedLink.Verb,
            "Emulate a link: for each line 'ADDRESS PORT' on standard input, say on which port of this machine that is to be reached over the link.")
        {
            // It always ends with its input: Ctrl-C reaches every process of a terminal, and the nodes are to say goodbye through the link.
            network, NodeOptions.EndWithStandardInput(),
        };
        command.Hidden = true;
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(network)!));
        return command;
    }

    private static async Task<int> RunAsync(LinkText network)
    {
        var line = new Line(network.Trace);
        List<LinkProxy> proxies = [];
        try
        {
            using var input = new StreamReader(Console.OpenStandardInput());
            while (await input.ReadLineAsync() is { } target)
            {
                var proxy = new LinkProxy(new IPEndPoint(IPAddress.Loopback, 0), Target(target), line);
                proxies.Add(proxy);
                Console.Out.WriteLine(proxy.EndPoint.Port);
            }

            return ExitCode.Completed;
        }
        catch (SocketException error)
        {
            throw CommandException.Unavailable($"The emulated link cannot listen on this machine: {error.Message}");
        }
        finally
        {
            proxies.ForEach(proxy => proxy.Dispose());
        }
    }

    private static IPEndPoint Target(string text) =>
        text.Split(' ') is [var address, var port]
        && IPAddress.TryParse(address, out var ip)
        && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new IPEndPoint(ip, number)
            : throw CommandException.BadInput($"The emulated link takes an address in numbers and a port, such as '10.0.0.7 9999', not '{text}'.");
}
