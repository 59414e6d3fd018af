using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Real.Serving;

/// <summary>A worker as its coordinator has it.</summary>
internal sealed class WorkerEnd(ProcessEpoch worker, ProcessLink link)
{
    public ProcessEpoch Worker => worker;

    public ProcessLink Link => link;

    /// <summary>Listeners there, as it said last.</summary>
    public int Listeners { get; set; }

    /// <summary>A chunk was refused, and the coordinator is to know of it before it is asked for more.</summary>
    public bool IsRefusing { get; set; }

    public void Tell(in WorkerInput input) => link.Send(new(LinkKind.Worker) { Worker = input });
}
