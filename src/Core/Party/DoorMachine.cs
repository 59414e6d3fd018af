using Holdover.Machines;

using static Holdover.Party.DoorTrigger;

namespace Holdover.Party;

/// <summary>
/// All workers of a party take connections from one listening socket, and whoever is first has it. A worker with more
/// than its share is not in a hurry, so that a party spreads without anybody who assigns.
/// </summary>
public sealed class DoorMachine : Machine<DoorState, DoorTrigger, DoorDeadline, DoorData, DoorInput, DoorEffect>
{
    /// <summary>How long a worker with more than its share leaves a newcomer to the others. Nobody notices it.</summary>
    public static readonly Duration Hold = Duration.FromMilliseconds(50);

    /// <summary>More than its share is so much over the mean, in percent.</summary>
    public const int OverPercent = 10;

    public DoorMachine()
    {
        Table.Configure(DoorState.Open)
            .OnEntryFrom(HoldElapsed, Accept)
            .InternalTransitionIf(NewcomerWaits, _ => !IsOverShare, Accept, "it has no more than its share")
            .PermitIf(NewcomerWaits, DoorState.Holding, () => IsOverShare, "it has more than its share")
            .InternalTransition(SharesTold, Note)
            .Impossible("the deadline is not armed here", HoldElapsed);
        Table.Configure(DoorState.Holding)
            .OnEntry(() => ArmIn(DoorDeadline.Hold, Hold))
            .Permit(HoldElapsed, DoorState.Open)
            .InternalTransition(SharesTold, Note)
            .Ignore("the one that waits will be let in", NewcomerWaits);
    }

    /// <summary>The mean is taken with what this worker has by now, so that a party that just began is no reason to hold.</summary>
    private bool IsOverShare => (long)Input.Own * Data.Workers * 100 > (long)Math.Max(Data.Total, Input.Own) * (100 + OverPercent);

    public override Instance<DoorState, DoorDeadline, DoorData> Create(Dice dice) => default;

    public override DoorTrigger Elapsed(DoorDeadline deadline) => HoldElapsed;

    protected override bool IsCurrent(in DoorInput input) => true;

    private void Accept() => Emit(new(DoorAction.Accept));

    private void Note() => (Data.Total, Data.Workers) = (Input.Total, Input.Workers);
}
