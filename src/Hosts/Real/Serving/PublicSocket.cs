using System.Net;
using System.Net.Sockets;

using Microsoft.Win32.SafeHandles;

namespace Holdover.Hosts.Real.Serving;

/// <summary>The public port: bound and listened on here, accepted from by workers alone.</summary>
internal static class PublicSocket
{
    /// <summary>Connections that wait while no worker is there.</summary>
    private const int BacklogMax = 1_024;

    /// <summary>A socket that listens and does not block, and its port.</summary>
    /// <exception cref="SocketException">It cannot be had.</exception>
    public static (SafeFileHandle Handle, int Port) Listen(IPEndPoint address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (address.Address.Equals(IPAddress.IPv6Any))
            socket.DualMode = true; // every address is those of version 4, too
        socket.Bind(address);
        socket.Listen(BacklogMax);
        socket.Blocking = false;
        return (Duplicate(socket.SafeHandle), PortOf(socket));
    }

    /// <summary>The port of one that was handed over.</summary>
    public static int PortOf(SafeFileHandle handle)
    {
        using var socket = new Socket(new SafeSocketHandle(handle.DangerousGetHandle(), ownsHandle: false));
        return PortOf(socket);
    }

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    /// <summary>The runtime shuts what it closes for all who have it; a descriptor of our own it does not know.</summary>
    private static SafeFileHandle Duplicate(SafeSocketHandle handle) =>
        new(Supervising.Processes.Libc.fcntl((int)handle.DangerousGetHandle(), Supervising.Processes.Libc.DuplicateCloseOnExec, 0), ownsHandle: true);
}
