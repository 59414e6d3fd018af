using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Machines;

namespace Holdover.Hosts.Real.Serving;

/// <summary>A child of a keeper: one that it started, or one that it found.</summary>
internal sealed class KeptChild(ProcessEpoch epoch, int process, Action<int> signal)
{
    public ProcessEpoch Epoch => epoch;

    public int Process => process;

    public void Signal(int number) => signal(number);

    public void Kill() => signal(Libc.SignalKill);
}
