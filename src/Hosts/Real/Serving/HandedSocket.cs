using Holdover.Hosts.Real.Supervising.Processes;

using Microsoft.Win32.SafeHandles;

namespace Holdover.Hosts.Real.Serving;

/// <summary>The public socket as a worker finds it: open from its start on, at the first descriptor behind its outputs.</summary>
public static class HandedSocket
{
    /// <summary>Takes it, and keeps it from whatever this process may start.</summary>
    public static SafeFileHandle Take()
    {
        _ = Libc.fcntl(NativeSpawn.PassedFirst, Libc.SetDescriptorFlags, Libc.CloseOnExec);
        return new(NativeSpawn.PassedFirst, ownsHandle: false);
    }
}
