using Holdover.Hosts.Simulated.Household;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Faults;

/// <summary>
/// Whether a hole may be heard. An outage that is alone and shorter than the buffer may not be heard at all; whatever
/// else goes wrong excuses holes until things have had the time to settle.
/// </summary>
internal sealed class Excuses(Home home)
{
    /// <summary>What is noticed only by silence takes 2.5 s and a reconnect; what is noticed at once a retry.</summary>
    private static readonly Duration RecoveryFromSilence = Duration.FromMilliseconds(3_600);

    /// <summary>Six missed heartbeats, and what a kill takes.</summary>
    private static readonly Duration RecoveryFromHang = Duration.FromMilliseconds(3_300);

    private static readonly Duration RecoveryFromReset = Duration.FromMilliseconds(1_500);
    private static readonly Duration RecoveryFromPartition = Duration.FromMilliseconds(2_000);

    /// <summary>A session that has lasted so long has a full buffer, and its next loss is retried at once.</summary>
    private static readonly Duration Refill = Duration.FromSeconds(20);

    private static readonly Duration Margin = Duration.FromMilliseconds(500);
    private static readonly Duration Settling = Duration.FromSeconds(60);

    private readonly Duration[] until = [.. Enumerable.Repeat(Duration.FromSeconds(5), home.Speakers.Length)];

    private readonly Duration[] closedUntil = new Duration[home.Speakers.Length];
    private readonly Duration[] settledAt = [.. Enumerable.Repeat(Refill, home.Speakers.Length)];

    public bool IsExcused(int speaker) => home.Elapsed < until[speaker];

    public void ExcuseAll(Duration end)
    {
        for (var speaker = 0; speaker < until.Length; speaker++)
            Excuse(speaker, end);
    }

    public void Take(in Fault fault)
    {
        if (fault.Kind is FaultKind.Volume or FaultKind.PhoneSetsVolume or FaultKind.PhoneSkips || fault.IsOfHub)
            return;
        if (fault.Kind == FaultKind.LeftWithoutWorker)
        {
            ExcuseAll(fault.At + Settling);
            return;
        }

        for (var speaker = 0; speaker < until.Length; speaker++)
        {
            if ((fault.IsOfServer || fault.Speaker == speaker) && !MustNotBeHeard(fault with { Speaker = speaker }))
                Excuse(speaker, fault.End + Settling);
        }
    }

    private bool MustNotBeHeard(in Fault fault)
    {
        var speaker = fault.Speaker;
        if (IsExcused(speaker) || !IsWhole(speaker))
            return false;
        if (IsOfDoor(fault.Kind))
        {
            closedUntil[speaker] = fault.End > closedUntil[speaker] ? fault.End : closedUntil[speaker];
            return true;
        }

        if (fault.Kind == FaultKind.KeeperKilled)
            return home.Server.IsWhole;
        if (IsKept(fault.Kind) && !home.Server.IsKept)
            return false;
        if (home.Elapsed < closedUntil[speaker] || LengthOf(in fault) + Recovery(fault.Kind) + Margin > home.Speakers[speaker].Status.Buffered)
            return false;
        home.Met.Add(Situation.MustBeUnheard);
        settledAt[speaker] = fault.End + Refill;
        return true;
    }

    /// <summary>Only who has been connected for long and has its buffer again can be promised anything.</summary>
    private bool IsWhole(int speaker) =>
        home.Speakers[speaker].SessionStatus == SessionStatus.Connected && home.Elapsed > settledAt[speaker];

    /// <summary>Of no consequence for who is connected, until the connection is lost.</summary>
    private static bool IsOfDoor(FaultKind kind) => kind is FaultKind.Refuse or FaultKind.Swallow or FaultKind.DropAtOnce
        or FaultKind.Mute or FaultKind.ResolveFails or FaultKind.ResolveHangs;

    /// <summary>The keeper makes it good, if there is one.</summary>
    private static bool IsKept(FaultKind kind) =>
        kind is FaultKind.WorkerKilled or FaultKind.CoordinatorKilled or FaultKind.WorkerHangs or FaultKind.CoordinatorHangs;

    /// <summary>What hangs is killed by its keeper, however long it would have.</summary>
    private static Duration LengthOf(in Fault fault) => fault.Kind is FaultKind.WorkerHangs or FaultKind.CoordinatorHangs ? Duration.Zero : fault.Length;

    private static Duration Recovery(FaultKind kind) => kind switch
    {
        FaultKind.Reset or FaultKind.WorkerKilled or FaultKind.CoordinatorKilled => RecoveryFromReset,
        FaultKind.WorkerHangs or FaultKind.CoordinatorHangs => RecoveryFromHang,
        FaultKind.HalfOpen => RecoveryFromSilence,
        FaultKind.Partition or FaultKind.PartitionUp or FaultKind.PartitionDown => RecoveryFromPartition,
        _ => Settling,
    };

    private void Excuse(int speaker, Duration end) => until[speaker] = end > until[speaker] ? end : until[speaker];
}
