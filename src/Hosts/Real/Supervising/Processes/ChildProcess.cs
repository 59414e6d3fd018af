using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>A child of ours, from its start until it has been reaped.</summary>
internal sealed class ChildProcess(int id, ProcessHandle? handle, SpawnRequest request)
{
    private volatile bool isToldToStop;
    private volatile bool isKilled;

    public int Id => id;

    public SpawnRequest Request => request;

    /// <summary>When it was started, as the runtime counts.</summary>
    public long StartedAt { get; } = TimeProvider.System.GetTimestamp();

    /// <summary>Whether what it leaves behind is given time: it was told to end, and that time is not over.</summary>
    public bool HasGrace => isToldToStop && !isKilled;

    public void Signal(ProcessSignal signal) => handle?.Signal(signal.Number);

    public void Kill()
    {
        isKilled = true;
        handle?.Signal(Libc.SignalKill);
    }

    public void NoteToldToStop() => isToldToStop = true;

    public void Close() => handle?.Dispose();
}
