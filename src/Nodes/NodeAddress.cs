using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Neurosurgeon.Nodes;

/// <summary>Where a node is: actor addresses are compared letter by letter, so that names are turned into numbers here.</summary>
internal static class NodeAddress
{
    // A name server that is silent is not waited for as long as the system would.
    private static readonly TimeSpan LookUpLimit = TimeSpan.FromSeconds(5);

    /// <summary>All addresses in numbers of a host: several where a name has several, those of IPv4 first.</summary>
    /// <param name="host">A name, or an address with or without brackets.</param>
    /// <param name="what">What gave it, for a sentence.</param>
    /// <exception cref="CommandException">It is neither, or an address that nobody can be reached at.</exception>
    public static async Task<ImmutableArray<IPAddress>> ResolveAsync(string host, string what = "-i")
    {
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await LookUpAsync(host, what);
        ImmutableArray<IPAddress> usable =
        [
            .. found.Select(address => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).Distinct()
                .Where(address => !address.IsIPv6LinkLocal && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any))
                .OrderBy(address => address.AddressFamily == AddressFamily.InterNetworkV6),
        ];
        return usable.IsEmpty
            ? throw CommandException.BadInput($"{what} takes the address at which edges reach the cloud, not {host}{(found.Any(address => address.IsIPv6LinkLocal) ? ", which means another machine on every link" : "")}.")
            : usable;
    }

    /// <summary>The address of a host at which this machine can listen; where it can at none, the first, which then cannot be listened on.</summary>
    /// <exception cref="CommandException">It is no host, or an address that nobody can be reached at.</exception>
    public static async Task<IPAddress> ResolveOwnAsync(string host)
    {
        var addresses = await ResolveAsync(host);
        return addresses.FirstOrDefault(IsOwn) ?? addresses[0];
    }

    /// <summary>The address of this machine on the way to another: what the operating system would send from.</summary>
    /// <param name="others">The other's addresses; the first that there is a way to counts.</param>
    /// <param name="port">Its port.</param>
    /// <exception cref="CommandException">There is no way to any.</exception>
    public static IPAddress OwnAddressTowards(ImmutableArray<IPAddress> others, int port)
    {
        var failures = new List<string>();
        foreach (var other in others)
        {
            // Connecting a datagram socket chooses a route and sends nothing.
            using var socket = new Socket(other.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                socket.Connect(other, port);
                return ((IPEndPoint)socket.LocalEndPoint!).Address;
            }
            catch (SocketException error)
            {
                failures.Add($"There is no route to {other}: {error.Message}");
            }
        }

        throw CommandException.Unavailable(string.Join(" ", failures));
    }

    /// <summary>An address as a host in actor addresses and before a colon: one of IPv6 in brackets.</summary>
    public static string HostOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";

    private static bool IsOwn(IPAddress address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<IPAddress[]> LookUpAsync(string host, string what)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host).WaitAsync(LookUpLimit);
            return addresses.Length > 0 ? addresses : throw CommandException.BadInput($"The host name '{host}' has no address.");
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw CommandException.BadInput($"{what} takes an address or a host name; '{host}' is neither: {error.Message}");
        }
        catch (TimeoutException)
        {
            throw CommandException.Unavailable($"No name server has said within {LookUpLimit.TotalSeconds:0} s which address '{host}' has; give the address in numbers, or see /etc/resolv.conf.");
        }
    }
}
