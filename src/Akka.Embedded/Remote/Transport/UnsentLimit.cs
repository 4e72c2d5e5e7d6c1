using System.Net.Sockets;

namespace Akka.Remote.Transport;

/// <summary>How much may wait in a socket before it goes on its way: what waits there cannot be overtaken. Linux only; elsewhere the system decides.</summary>
internal static class UnsentLimit
{
    // TCP_NOTSENT_LOWAT of Linux's tcp.h, at the level IPPROTO_TCP.
    private const int TcpLevel = 6;
    private const int NotSentLowWater = 25;

    // One chunk on its way into the socket while another leaves it.
    private const int Chunks = 2;

    /// <summary>Sets the limit for chunks of a size.</summary>
    public static void Set(Socket socket, int chunkBytes)
    {
        if (OperatingSystem.IsLinux())
            socket.SetRawSocketOption(TcpLevel, NotSentLowWater, BitConverter.GetBytes(Chunks * chunkBytes));
    }
}
