using System.Net.Sockets;
using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Supervising.Processes;

using Microsoft.Win32.SafeHandles;

namespace Holdover.Hosts.Real.Serving;

/// <summary>A descriptor handed from one process to another over a Unix socket (SCM_RIGHTS).</summary>
internal static unsafe class SocketHandover
{
    /// <summary>struct cmsghdr (a length of 8 bytes, a level and a type of 4) and one descriptor, padded to 8.</summary>
    private const int ControlBytes = 24;

    private const int HeadBytes = 16;

    /// <summary>Hands a descriptor over, with one byte to carry it.</summary>
    public static bool Send(Socket over, int descriptor)
    {
        byte word = 0;
        var control = stackalloc byte[ControlBytes];
        *(nuint*)control = HeadBytes + sizeof(int);
        *(int*)(control + 8) = Libc.SocketLevel;
        *(int*)(control + 12) = Libc.SocketRights;
        *(int*)(control + HeadBytes) = descriptor;
        var part = new MessagePart { Bytes = &word, Length = 1 };
        var message = new MessageHeader { Parts = &part, PartCount = 1, Control = control, ControlLength = ControlBytes };
        return Libc.sendmsg((int)over.SafeHandle.DangerousGetHandle(), &message, 0) == 1;
    }

    /// <summary>Takes a descriptor, or null if none comes. It is not inherited by what we start.</summary>
    public static SafeFileHandle? Receive(Socket over)
    {
        byte word = 0;
        var control = stackalloc byte[ControlBytes];
        new Span<byte>(control, ControlBytes).Clear();
        var part = new MessagePart { Bytes = &word, Length = 1 };
        var message = new MessageHeader { Parts = &part, PartCount = 1, Control = control, ControlLength = ControlBytes };
        nint received;
        do
            received = Libc.recvmsg((int)over.SafeHandle.DangerousGetHandle(), &message, Libc.ReceiveCloseOnExec);
        while (received < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted);
        var isOne = received == 1 && *(nuint*)control == HeadBytes + sizeof(int) && *(int*)(control + 8) == Libc.SocketLevel && *(int*)(control + 12) == Libc.SocketRights;
        return isOne ? new(*(int*)(control + HeadBytes), ownsHandle: true) : null;
    }
}
