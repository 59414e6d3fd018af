using Holdover.Machines;

using static Holdover.Endpoint.OwnerTrigger;

namespace Holdover.Endpoint;

/// <summary>
/// Whom the speaker serves. The intent is set first, and with it a new owner, so that whatever the old one still says is
/// stale. Then come the local effects: silence, and what was saved is gone. What is left is courtesy, which changes
/// nothing if it fails: the old session and the old dealer say goodbye, each within a deadline of its own. Only when both
/// are over does the next owner begin, so that two accounts are never served at once.
/// </summary>
public sealed class OwnerMachine : Machine<OwnerState, OwnerTrigger, OwnerDeadline, OwnerData, OwnerInput, OwnerEffect>
{
    private const string NotServed = "nobody is served";

    public OwnerMachine()
    {
        ConfigureNobody();
        ConfigureRunning();
        ConfigureLeaving();
    }

    public override Instance<OwnerState, OwnerDeadline, OwnerData> Create(Dice dice) => default;

    public override OwnerTrigger Elapsed(OwnerDeadline deadline) => throw new InvariantException("an owner has no deadlines");

    /// <summary>What comes here is no answer to anything: the node drops what a past owner says before it comes here.</summary>
    protected override bool IsCurrent(in OwnerInput input) => true;

    private bool MayBegin => Data.Intent != OwnerIntent.Stop && !Data.IsLost;

    private void ConfigureNobody() => Table.Configure(OwnerState.Nobody)
        .OnEntry(ReportEnded)
        .Permit(RunRequested, OwnerState.Leaving)
        .Permit(HandoverRequested, OwnerState.Leaving)
        .Ignore(NotServed, StopRequested, ContextChanged, TakenOver, SessionEnded, DealerEnded);

    private void ConfigureRunning() => Table.Configure(OwnerState.Running)
        .OnEntry(Begin)
        .Permit(HandoverRequested, OwnerState.Leaving)
        .Permit(StopRequested, OwnerState.Leaving)
        .Permit(SessionEnded, OwnerState.Leaving)
        .Permit(DealerEnded, OwnerState.Leaving)
        .InternalTransition(ContextChanged, RememberContext)
        .InternalTransition(TakenOver, Yield)
        .Ignore("somebody is served: that takes a handover", RunRequested);

    private void ConfigureLeaving() => Table.Configure(OwnerState.Leaving)
        .OnEntryFrom(RunRequested, () => LeaveFor(OwnerIntent.Run))
        .OnEntryFrom(HandoverRequested, () => LeaveFor(OwnerIntent.Handover))
        .OnEntryFrom(StopRequested, () => LeaveFor(OwnerIntent.Stop))
        .OnEntryFrom(SessionEnded, Lose)
        .OnEntryFrom(DealerEnded, Lose)
        .OnEntry(SayGoodbye)
        .InternalTransition(HandoverRequested, () => Want(OwnerIntent.Handover))
        .InternalTransition(StopRequested, () => Want(OwnerIntent.Stop))
        .InternalTransitionIf(SessionEnded, _ => !Data.DealerOver, () => Data.SessionOver = true, "the dealer is not over")
        .PermitIf(SessionEnded, OwnerState.Running, () => Data.DealerOver && MayBegin, "the last one, and somebody is to be served")
        .PermitIf(SessionEnded, OwnerState.Nobody, () => Data.DealerOver && !MayBegin, "the last one, and nobody is to be served")
        .InternalTransitionIf(DealerEnded, _ => !Data.SessionOver, () => Data.DealerOver = true, "the session is not over")
        .PermitIf(DealerEnded, OwnerState.Running, () => Data.SessionOver && MayBegin, "the last one, and somebody is to be served")
        .PermitIf(DealerEnded, OwnerState.Nobody, () => Data.SessionOver && !MayBegin, "the last one, and nobody is to be served")
        .Ignore("somebody may still be served: that takes a handover", RunRequested)
        .Ignore(NotServed, ContextChanged, TakenOver);

    private void LeaveFor(OwnerIntent intent)
    {
        Want(intent);
        Emit(new(OwnerAction.StopPlayback));
        if (intent != OwnerIntent.Run)
            Emit(new(OwnerAction.DropSaved) { Reason = intent == OwnerIntent.Stop ? DropReason.Stopped : DropReason.CredentialsChanged });
    }

    /// <summary>Before anything else: from here on the owner is another, and an end is no loss.</summary>
    private void Want(OwnerIntent intent)
    {
        Data.Intent = intent;
        Data.Account = Input.Account;
        Data.Owner = Data.Owner.Next();
        (Data.IsLost, Data.Cause) = (false, default);
        (Data.Group, Data.Context) = (default, default);
    }

    /// <summary>What plays, plays on: nobody asked for silence.</summary>
    private void Lose() => (Data.IsLost, Data.Cause) = (true, Input.Cause);

    private void SayGoodbye()
    {
        (Data.SessionOver, Data.DealerOver) = (false, false);
        Emit(new(OwnerAction.CloseSession));
        Emit(new(OwnerAction.CloseDealer));
    }

    private void Begin()
    {
        Invariant.Holds(Data.Intent != OwnerIntent.Stop && !Data.Owner.IsNone());
        Data.Served = Data.Owner;
        Emit(new(OwnerAction.PublishOwner) { Owner = Data.Owner, Account = Data.Account });
        Emit(new(OwnerAction.OpenSession));
        if (Data.Account != TextId.None)
            Emit(new(OwnerAction.OpenDealer));
    }

    private void ReportEnded() => Emit(new(OwnerAction.ReportEnded)
    {
        Owner = Data.Served, End = Data.IsLost ? OwnerEnd.Lost : OwnerEnd.Intentional, Cause = Data.Cause,
    });

    private void RememberContext() => (Data.Group, Data.Context) = (Input.Group, Input.Context);

    /// <summary>Silence first: that the server hears of it is for the dealer to see to, however often it takes.</summary>
    private void Yield()
    {
        Emit(new(OwnerAction.StopPlayback));
        Emit(new(OwnerAction.DropSaved) { Reason = DropReason.TakenOver });
    }
}
