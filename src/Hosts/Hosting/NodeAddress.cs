using System.Net;
using System.Net.Sockets;

namespace Neurosurgeon.Hosts.Hosting;

/// <summary>Where a node is: actor addresses are compared letter by letter, so that names are turned into numbers here.</summary>
internal static class NodeAddress
{
    /// <summary>Resolves a host name or address to an address in numbers.</summary>
    /// <exception cref="CommandException">It is neither, or an address that nobody can be reached at.</exception>
    public static IPAddress Resolve(string host)
    {
        if (!IPAddress.TryParse(host, out var address))
            address = LookUp(host);

        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            throw CommandException.BadInput($"-i takes the address at which edges reach the cloud, not {host}.");
        }

        return address;
    }

    /// <summary>The address of this machine on the way to another: what the operating system would send from.</summary>
    /// <exception cref="CommandException">There is no way there.</exception>
    public static IPAddress OwnAddressTowards(IPAddress other, int port)
    {
        // Connecting a datagram socket chooses a route and sends nothing.
        using var socket = new Socket(other.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Connect(other, port);
        }
        catch (SocketException error)
        {
            throw CommandException.Unavailable($"There is no route to {other}: {error.Message}");
        }

        return ((IPEndPoint)socket.LocalEndPoint!).Address;
    }

    private static IPAddress LookUp(string host)
    {
        try
        {
            var addresses = Dns.GetHostAddresses(host);
            return Array.Find(addresses, address => address.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
        }
        catch (Exception error) when (error is SocketException or ArgumentException or IndexOutOfRangeException)
        {
            throw CommandException.BadInput($"-i takes an address or a host name; '{host}' is neither: {error.Message}");
        }
    }
}
