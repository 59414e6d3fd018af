using System.Runtime.InteropServices;

using Microsoft.Win32.SafeHandles;

namespace Holdover.Hosts.Real.Sources;

/// <summary>Opens files to be read by their place, without waiting: a pipe would be waited for until somebody writes.</summary>
internal static partial class RegularFile
{
    private const int ReadOnly = 0;
    private const int NoTerminal = 0x100;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no file.</exception>
    public static FileStream Open(string path)
    {
        using (var probe = new SafeFileHandle(OpenNative(path, ReadOnly | NoTerminal | NonBlocking | CloseOnExec), ownsHandle: true))
        {
            if (!probe.IsInvalid && !IsSeekable(probe))
                throw new InvalidDataException("it is a pipe or a device, not a file");
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    private static bool IsSeekable(SafeFileHandle handle)
    {
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return stream.CanSeek;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenNative(string path, int flags);
}
