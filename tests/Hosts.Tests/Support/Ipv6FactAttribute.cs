using System.Net;
using System.Net.Sockets;

namespace Neurosurgeon.Hosts.Tests.Support;

/// <summary>A test that is skipped, and says so, where this machine has no loopback address of IPv6.</summary>
internal sealed class Ipv6FactAttribute : FactAttribute
{
    public Ipv6FactAttribute()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.IPv6Loopback, 0);
            listener.Start();
        }
        catch (SocketException error)
        {
            Skip = $"This machine has no ::1: {error.Message}";
        }
    }
}
