using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a supervisor has asked for and has not been answered.</summary>
internal record struct SupervisorFlight(SupervisorFlightKind Kind, ProcessEpoch Process) : IFlight
{
    public bool IsLate { get; set; }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (kind, process, isLate) = (Kind, Process, IsLate);
        codec.Value(ref kind);
        codec.Epoch(ref process);
        codec.Value(ref isLate);
        (Kind, Process, IsLate) = (kind, process, isLate);
    }
}
