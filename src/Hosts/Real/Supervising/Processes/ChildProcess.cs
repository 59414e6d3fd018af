using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>A child of ours, from its start until it has been reaped.</summary>
/// <param name="id">By which the system knows it.</param>
/// <param name="handle">To signal it by.</param>
/// <param name="request">As what it was started.</param>
/// <param name="askedAt">When it was not there yet, as the runtime counts: what a terminal sent since may have reached it.</param>
internal sealed class ChildProcess(int id, ProcessHandle? handle, SpawnRequest request, long askedAt)
{
    private volatile bool isToldToStop;
    private volatile bool isKilled;

    public int Id => id;

    public SpawnRequest Request => request;

    public long AskedAt => askedAt;

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
