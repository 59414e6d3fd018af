using System.Buffers;
using System.Net.Sockets;
using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Supervising.Processes;

namespace Holdover.Hosts.Real.Party;

/// <summary>Frames that are given to the kernel in one call, from wherever their bytes are.</summary>
internal sealed unsafe class FrameBatch
{
    /// <summary>Frames at most.</summary>
    public const int CountMax = 8;

    private readonly ReadOnlyMemory<byte>[] frames = new ReadOnlyMemory<byte>[CountMax];
    private readonly MemoryHandle[] pins = new MemoryHandle[CountMax];

    [field: ThreadStatic]
    public static FrameBatch OfThisThread => field ??= new();

    public int Count { get; private set; }

    public int Length { get; private set; }

    /// <summary>The bytes of a frame, as they are sent.</summary>
    public ReadOnlyMemory<byte> this[int place] => frames[place];

    /// <summary>Takes the first frames of a lane, and leaves them there.</summary>
    public void Fill(Queue<OutgoingFrame> lane)
    {
        (Count, Length) = (0, 0);
        foreach (var frame in lane)
        {
            var bytes = frame.Make?.Invoke() ?? frame.Bytes;
            frames[Count++] = bytes;
            Length += bytes.Length;
            if (Count == CountMax)
                return;
        }
    }

    /// <summary>Writes down how far the first frames of a lane bring their client, before they are sent or after; the last that sounds tells it.</summary>
    public static void Mark(Queue<OutgoingFrame> lane, int count, bool isSent)
    {
        var last = default(OutgoingFrame);
        foreach (var frame in lane)
        {
            if (count-- == 0)
                break;
            if (frame.Mark is not null)
                last = frame;
        }

        if (isSent)
            last.Mark?.Commit(last.End);
        else
            last.Mark?.Begin(last.End);
    }

    /// <summary>The bytes that the kernel took, or -1 if the connection is broken.</summary>
    /// <exception cref="ObjectDisposedException">It is no more.</exception>
    public int Send(Socket socket)
    {
        var parts = stackalloc MessagePart[CountMax];
        try
        {
            for (var place = 0; place < Count; place++)
            {
                pins[place] = frames[place].Pin();
                parts[place] = new() { Bytes = (byte*)pins[place].Pointer, Length = (nuint)frames[place].Length };
            }

            var message = new MessageHeader { Parts = parts, PartCount = (nuint)Count };
            var taken = (int)Libc.sendmsg(socket.SafeHandle, &message, Libc.SendDoNotWait | Libc.SendNoSignal);
            return taken >= 0 ? taken : Marshal.GetLastPInvokeError() is Libc.WouldBlock or Libc.Interrupted ? 0 : -1;
        }
        finally
        {
            for (var place = 0; place < Count; place++)
                pins[place].Dispose();
        }
    }
}
