using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Tests.Systematic.Endpoint;

/// <summary>Whose saved playback it is, and when it is let go.</summary>
public class SavedPlaybackTests
{
    private static readonly TextId Alice = new(1);
    private static readonly TextId Bob = new(2);
    private static readonly BootId Boot = new(1, 1);
    private static readonly ConnectionEpoch First = new(1);
    private static readonly ConnectionEpoch Second = new(2);

    private readonly SavedPlaybackMachine machine = new();
    private readonly Outbox<SavedPlaybackEffect> effects = new();
    private Instance<SavedPlaybackState, SavedPlaybackDeadline, SavedPlaybackData> saved;
    private MonotonicTime now = new(1_000_000_000);

    [Fact]
    public void A_registered_attempt_of_its_account_consumes_it()
    {
        Step(SavedPlaybackInput.Captured(Playing(Alice)));
        Step(SavedPlaybackInput.OfferRequested(First, Alice));
        Assert.Equal(Playing(Alice), Only(SavedPlaybackAction.Offer).Saved);

        Step(SavedPlaybackInput.Registered(First));
        Assert.Equal(SavedPlaybackState.None, saved.State);
        Only(SavedPlaybackAction.Erase);
    }

    [Fact]
    public void C13_A_snapshot_of_one_account_is_not_restored_after_another_took_over()
    {
        Step(SavedPlaybackInput.Captured(Playing(Alice)));
        Step(SavedPlaybackInput.CredentialsChanged());
        Assert.Equal(DropReason.CredentialsChanged, Only(SavedPlaybackAction.ReportDropped).Reason);

        Step(SavedPlaybackInput.OfferRequested(First, Alice));
        Assert.Empty(effects.Effects.ToArray());
    }

    [Fact]
    public void C13_A_snapshot_is_never_offered_to_another_account()
    {
        Step(SavedPlaybackInput.Captured(Playing(Alice)));
        Step(SavedPlaybackInput.OfferRequested(First, Bob));
        Assert.Equal(DropReason.OtherAccount, Only(SavedPlaybackAction.ReportDropped).Reason);
        Assert.DoesNotContain(effects.Effects.ToArray(), effect => effect.Action == SavedPlaybackAction.Offer);
    }

    [Fact]
    public void C48_A_replacement_that_was_used_already_is_not_overwritten()
    {
        Step(SavedPlaybackInput.Captured(Playing(Alice)));
        Step(SavedPlaybackInput.OfferRequested(First, Alice));
        Step(SavedPlaybackInput.ReplacementUsed());
        Assert.Equal(DropReason.ReplacementUsed, Only(SavedPlaybackAction.ReportDropped).Reason);
        Assert.Equal(SavedPlaybackState.None, saved.State);
    }

    [Fact]
    public void C55_An_attempt_that_fails_half_way_gives_the_snapshot_back()
    {
        Step(SavedPlaybackInput.Captured(Playing(Alice)));
        Step(SavedPlaybackInput.OfferRequested(First, Alice));
        Step(SavedPlaybackInput.AttemptFailed(First));
        Step(SavedPlaybackInput.OfferRequested(Second, Alice));
        Assert.Equal(Playing(Alice), Only(SavedPlaybackAction.Offer).Saved);
    }

    [Fact]
    public void A_late_report_of_an_attempt_that_was_given_up_consumes_nothing()
    {
        Step(SavedPlaybackInput.Captured(Playing(Alice)));
        Step(SavedPlaybackInput.OfferRequested(First, Alice));
        Step(SavedPlaybackInput.OfferRequested(Second, Alice));
        Step(SavedPlaybackInput.Registered(First));
        Assert.Equal((SavedPlaybackState.Offered, 1L), (saved.State, saved.StaleDropped));
    }

    [Fact]
    public void An_old_one_is_dropped_also_when_it_was_read_from_disk()
    {
        var taken = now - Duration.FromSeconds(599);
        Step(SavedPlaybackInput.Loaded(Playing(Alice) with { TakenAt = taken }, Boot));
        Assert.Equal(taken + SavedPlaybackMachine.AgeMax, saved.Deadlines.Earliest);

        Tick(saved.Deadlines.Earliest);
        Assert.Equal(DropReason.Expired, Only(SavedPlaybackAction.ReportDropped).Reason);
    }

    [Fact]
    public void One_of_another_boot_is_of_unknown_age_and_dropped()
    {
        Step(SavedPlaybackInput.Loaded(Playing(Alice) with { Boot = new(2, 2) }, Boot));
        Assert.Equal(DropReason.OtherBoot, Only(SavedPlaybackAction.ReportDropped).Reason);
        Assert.Equal(SavedPlaybackState.None, saved.State);
    }

    private SavedPlayback Playing(TextId account) => new()
    {
        Account = account, Intent = PlayIntent.Play, Position = 48_000, Had = 96_000, Rate = 48_000, Request = new(1), Volume = 50, TakenAt = now, Boot = Boot,
    };

    private void Step(SavedPlaybackInput input)
    {
        effects.Clear();
        machine.Step(ref saved, in input, now, effects);
    }

    private void Tick(MonotonicTime at)
    {
        effects.Clear();
        now = at;
        machine.Tick(ref saved, now, effects);
    }

    private SavedPlaybackEffect Only(SavedPlaybackAction action) =>
        Assert.Single(effects.Effects.ToArray(), effect => effect.Action == action);
}
