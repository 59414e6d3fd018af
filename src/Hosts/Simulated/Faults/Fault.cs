using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Faults;

/// <summary>One thing that goes wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">How long after the beginning.</param>
/// <param name="Length">For how long; without meaning for what is over at once.</param>
/// <param name="Speaker">Which speaker's, counted from 0, those of others after ours; all have the server in common.</param>
public readonly record struct Fault(FaultKind Kind, Duration At, Duration Length, int Speaker)
{
    public Duration End => At + Length;

    public bool IsOfServer => Kind is FaultKind.WorkerKilled or FaultKind.CoordinatorKilled or FaultKind.ServerKilled or FaultKind.ServerRebooted
        or FaultKind.LeftWithoutWorker or FaultKind.KeeperKilled or FaultKind.WorkerHangs or FaultKind.CoordinatorHangs;

    /// <summary>Of nobody in particular: what is heard does not depend on it.</summary>
    public bool IsOfHub => Kind is FaultKind.HubKilled or FaultKind.LeftWithoutHub;

    /// <summary>Never made good: what does not depend on it must be right all the same.</summary>
    public bool IsForEver => Kind is FaultKind.LeftUnreachable or FaultKind.LeftWithoutWorker or FaultKind.LeftWithoutHub;

    /// <summary>What only who has an account can do, with a speaker of theirs.</summary>
    public bool IsOfOwner => Kind is FaultKind.PhonePauses or FaultKind.PhoneSetsVolume or FaultKind.PhoneSkips or FaultKind.PhoneTransfers or FaultKind.HandedOver;

    public override string ToString() => $"{At} {Kind}{(IsOfServer || IsOfHub ? "" : $" of speaker {Speaker}")}{(Length > Duration.Zero ? $" for {Length}" : "")}";
}
