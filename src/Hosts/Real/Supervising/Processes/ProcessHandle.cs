using Holdover.Supervisor;

using Microsoft.Win32.SafeHandles;

namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>One process and no other: what is sent through a handle (a pidfd) cannot reach a later process of the same id.</summary>
internal sealed class ProcessHandle : IDisposable
{
    private readonly SafeFileHandle handle;

    private ProcessHandle(int descriptor) => handle = new(descriptor, ownsHandle: true);

    /// <summary>A handle for a process, or null if it is gone: the start time is looked at when the handle is there already.</summary>
    public static ProcessHandle? Open(ProcessRef process)
    {
        var opened = OpenOwn(process.Id);
        if (opened is null || ProcessTable.Find(process.Id)?.Process == process)
            return opened;
        opened.Dispose();
        return null;
    }

    /// <summary>A handle for a child of ours that has not been waited for, whose id so cannot be another's.</summary>
    public static ProcessHandle? OpenOwn(int id)
    {
        var descriptor = Libc.OpenProcess(id);
        return descriptor < 0 ? null : new(descriptor);
    }

    /// <summary>False if it is gone or may not be sent signals by us.</summary>
    public bool Signal(int signal)
    {
        lock (handle)
            return !handle.IsClosed && Libc.SendSignal((int)handle.DangerousGetHandle(), signal);
    }

    /// <summary>Whether it has ended before that time is over; it may still wait to be reaped.</summary>
    public unsafe bool HasEnded(TimeSpan within)
    {
        var entry = new PollEntry { Descriptor = (int)handle.DangerousGetHandle(), Wanted = PollEntry.Readable };
        return Libc.poll(&entry, 1, (int)within.TotalMilliseconds) > 0;
    }

    /// <summary>Under the lock: a descriptor that is closed while it is used may be another's by then.</summary>
    public void Dispose()
    {
        lock (handle)
            handle.Dispose();
    }
}
