using Holdover.Machines;

using static Holdover.Endpoint.SavedPlaybackTrigger;

namespace Holdover.Endpoint;

/// <summary>
/// What becomes of a saved playback: held until a session of its account is set up, offered to it, and let go only when
/// that session is registered. An attempt that fails half-way gives it back; nobody else ever gets it.
/// </summary>
public sealed class SavedPlaybackMachine
    : Machine<SavedPlaybackState, SavedPlaybackTrigger, SavedPlaybackDeadline, SavedPlaybackData, SavedPlaybackInput, SavedPlaybackEffect>
{
    /// <summary>An older one is not wanted any more: whoever listened has gone on.</summary>
    public static readonly Duration AgeMax = Duration.FromSeconds(600);

    private const string NothingSaved = "nothing is saved";
    private const string NotOffered = "it is offered to nobody: reports of attempts are dropped as stale before they come here";

    public SavedPlaybackMachine()
    {
        ConfigureNone();
        ConfigureHeld();
        ConfigureOffered();
    }

    public override Instance<SavedPlaybackState, SavedPlaybackDeadline, SavedPlaybackData> Create(Dice dice) => default;

    public override SavedPlaybackTrigger Elapsed(SavedPlaybackDeadline deadline) => Expired;

    protected override bool IsCurrent(in SavedPlaybackInput input) =>
        input.Trigger == OfferRequested || input.Attempt.IsNone() || input.Attempt == Data.Attempt;

    private void ConfigureNone() => Table.Configure(SavedPlaybackState.None)
        .OnEntryFrom(Registered, Restore)
        .OnEntryFrom(ReplacementUsed, () => Drop(DropReason.ReplacementUsed))
        .OnEntryFrom(TakenOver, () => Drop(DropReason.TakenOver))
        .OnEntryFrom(CredentialsChanged, () => Drop(DropReason.CredentialsChanged))
        .OnEntryFrom(StopRequested, () => Drop(DropReason.Stopped))
        .OnEntryFrom(OfferRequested, () => Drop(DropReason.OtherAccount))
        .OnEntryFrom(Expired, () => Drop(DropReason.Expired))
        .Permit(Captured, SavedPlaybackState.Held)
        .PermitIf(Loaded, SavedPlaybackState.Held, () => IsOfThisBoot, "of this boot")
        .InternalTransitionIf(Loaded, _ => !IsOfThisBoot, RefuseLoaded, "of another boot")
        .Ignore(NothingSaved, OfferRequested, ReplacementUsed, TakenOver, CredentialsChanged, StopRequested)
        .Impossible(NotOffered, AttemptFailed, Registered)
        .Impossible("nothing can expire", Expired);

    private void ConfigureHeld() => Table.Configure(SavedPlaybackState.Held)
        .OnEntryFrom(Captured, Keep)
        .OnEntryFrom(Loaded, KeepLoaded)
        .OnEntryFrom(AttemptFailed, TakeBack)
        .PermitReentry(Captured)
        .PermitIf(OfferRequested, SavedPlaybackState.Offered, () => Input.Account == Data.Saved.Account, "its account")
        .PermitIf(OfferRequested, SavedPlaybackState.None, () => Input.Account != Data.Saved.Account, "another account")
        .Permit(ReplacementUsed, SavedPlaybackState.None)
        .Permit(TakenOver, SavedPlaybackState.None)
        .Permit(CredentialsChanged, SavedPlaybackState.None)
        .Permit(StopRequested, SavedPlaybackState.None)
        .Permit(Expired, SavedPlaybackState.None)
        .Ignore("what was taken here is newer", Loaded)
        .Impossible(NotOffered, AttemptFailed, Registered);

    private void ConfigureOffered() => Table.Configure(SavedPlaybackState.Offered)
        .OnEntry(Offer)
        .Permit(AttemptFailed, SavedPlaybackState.Held)
        .Permit(Registered, SavedPlaybackState.None)
        .Permit(ReplacementUsed, SavedPlaybackState.None)
        .Permit(TakenOver, SavedPlaybackState.None)
        .PermitReentryIf(OfferRequested, () => Input.Account == Data.Saved.Account, "a newer attempt of its account")
        .PermitIf(OfferRequested, SavedPlaybackState.None, () => Input.Account != Data.Saved.Account, "another account")
        .Permit(CredentialsChanged, SavedPlaybackState.None)
        .Permit(StopRequested, SavedPlaybackState.None)
        .Permit(Expired, SavedPlaybackState.None)
        .Ignore("an attempt that is not registered has played nothing worth saving", Captured)
        .Ignore("what was taken here is newer", Loaded);

    private bool IsOfThisBoot => Input.Saved.Boot == Input.Boot;

    private void Keep()
    {
        Data.Saved = Input.Saved;
        Emit(new(SavedPlaybackAction.Write) { Saved = Data.Saved });
        ArmIn(SavedPlaybackDeadline.Expiry, AgeMax);
    }

    /// <summary>Its request was another process's: here nothing of it has been played, and no number means it.</summary>
    private void KeepLoaded()
    {
        Data.Saved = Input.Saved with { Request = default };
        Deadlines.Arm(SavedPlaybackDeadline.Expiry, Data.Saved.TakenAt + AgeMax);
    }

    private void RefuseLoaded()
    {
        Emit(new(SavedPlaybackAction.Erase));
        Emit(new(SavedPlaybackAction.ReportDropped) { Reason = DropReason.OtherBoot });
    }

    private void Offer()
    {
        Data.Attempt = Input.Attempt;
        Emit(new(SavedPlaybackAction.Offer) { Saved = Data.Saved, Attempt = Data.Attempt });
    }

    private void TakeBack() => Data.Attempt = default;

    private void Restore()
    {
        Emit(new(SavedPlaybackAction.Restore) { Saved = Data.Saved with { Position = Data.Saved.PositionAt(Now) }, Attempt = Data.Attempt });
        Forget();
    }

    private void Drop(DropReason reason)
    {
        Forget();
        Emit(new(SavedPlaybackAction.ReportDropped) { Reason = reason });
    }

    private void Forget()
    {
        Data = default;
        Deadlines.DisarmAll();
        Emit(new(SavedPlaybackAction.Erase));
    }
}
