using Holdover.Hosts.Simulated.Exploring;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A scenario about one speaker.</summary>
internal abstract class SpeakerScenario : PlantedScenario<SpeakerPlant>
{
    private readonly SpeakerRules rules;

    protected SpeakerScenario(SpeakerRules rules)
    {
        this.rules = rules;
        MustAlways<SpeakerWorld>("a session that is over was told to be over, and no other", world => world.IsOver == world.IsEnded, 97, 112);
        MustAlways<SpeakerWorld>("what its owner closed in time did not give up", world => !world.WasClosedInTime || world.Status != SessionStatus.GaveUp, 112);
        MustAlways(SessionObserver.OneTransport);
        MustAlways(SessionObserver.NothingAfterTheEnd, 81, 96, 97, 112);
        MustAlways(SessionObserver.EndsAtRest, 87);
        MustAlways(SessionObserver.LossOnce, 72, 74, 79, 80);
        MustAlways(SessionObserver.UpThenLost, 94);
        MustAlways(SessionObserver.Paced, 17, 31, 50, 98);
        MustAlways(SessionAddresses.NextAddress, 21);
        MustAlways(SessionObserver.AttemptBounded, 2, 20, 21, 26, 85, 106);
        MustAlways(SessionObserver.CloseBounded, 30);
        MustAlways(SpeakerWorld.PastIsHarmless, 79, 80, 89);
        MustEventually<SpeakerWorld>("connected, or over if asked to be", HasWhatItsOwnerWants, 72, 76, 78);
    }

    public override IReadOnlyList<string> Alphabet =>
    [
        .. rules.Owners.Select((settings, owner) => settings.Session.Patience.Microseconds == 0 ? $"owner {owner} opens, for ever" : $"owner {owner} opens, with {settings.Session.Patience} of patience"),
        $"the owner closes, be it inside a report or when something is due, {rules.Closes} x",
    ];

    public override IReadOnlyList<string> Faults => [.. rules.Faults.Select(fault => fault.ToString()), $"{rules.Budget} in all"];

    protected override IReadOnlyList<SpeakerPlant> Acting => [SpeakerPlant.DropHello, SpeakerPlant.ForeignGreeting, SpeakerPlant.DropAbort];

    protected override World CreateWorld(SpeakerPlant plant, int? budget) => new SpeakerWorld(rules with { Budget = budget ?? rules.Budget }, plant);

    /// <summary>What happened must have been seen.</summary>
    protected void MustSee(string name, SpeakerEvents events, params IReadOnlyList<int> rows) =>
        MustSometimes<SpeakerWorld>(name, world => (world.Events & events) == events, rows);

    private static bool HasWhatItsOwnerWants(SpeakerWorld world) =>
        world.IsOver || (!world.WasClosedInTime && world.Status is SessionStatus.Idle or SessionStatus.Connected);
}
