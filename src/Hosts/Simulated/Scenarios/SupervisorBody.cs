using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>One supervisor, its child, and the device that the child plays to.</summary>
internal struct SupervisorBody : IWorldBody<SupervisorBody>
{
    public SupervisorNode Supervisor;
    public FlightList<SupervisorFlight> Flights;
    public SupervisorObserver Observer;
    public DeviceHolder Holder;

    /// <summary>The child that lives; none while none does.</summary>
    public ProcessEpoch Child;

    /// <summary>When the child gives its next sign of life; never if it hangs or there is none.</summary>
    public MonotonicTime Beat;

    public bool WasStarted;
    public int InterruptsLeft;
    public int SignalsLeft;
    public int FaultsLeft;

    public void CopyFrom(in SupervisorBody other)
    {
        var supervisor = Supervisor;
        this = other;
        Supervisor = supervisor;
        other.Supervisor.CopyTo(supervisor);
    }

    public readonly void Rewind(MonotonicTime now) => Supervisor.Rewind(now);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Supervisor.Encode(ref codec);
        Flights.Encode(ref codec);
        Observer.Encode(ref codec);
        codec.Value(ref Holder);
        codec.Epoch(ref Child);
        codec.Value(ref Beat);
        codec.Value(ref WasStarted);
        codec.Value(ref InterruptsLeft);
        codec.Value(ref SignalsLeft);
        codec.Value(ref FaultsLeft);
    }
}
