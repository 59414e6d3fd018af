using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A scenario about a speaker that an account owns.</summary>
internal abstract class EndpointScenario : PlantedScenario<EndpointPlant>
{
    private readonly EndpointRules rules;

    protected EndpointScenario(EndpointRules rules)
    {
        this.rules = rules;
        MustEventually<EndpointWorld>("served as wanted: registered, and what is published is what plays", world => world.IsServedAsWanted, 2, 40);
        MustAlways(EndpointWorld.OneSession, 15);
        MustAlways(EndpointWorld.OneDealer, 14, 15);
        MustAlways(EndpointWorld.OneAccount, 15, 16, 51);
        MustAlways(EndpointWorld.TheirCredentials, 51);
        MustAlways(EndpointWorld.IntentDecides, 10, 11, 12);
        MustAlways(EndpointWorld.ReplyOnce, 37);
        MustAlways(EndpointWorld.Ascending, 39);
        MustAlways(EndpointWorld.CurrentId, 39, 40);
        MustAlways(EndpointWorld.PastIsHarmless, 39, 41, 89);
        MustAlways(EndpointWorld.RegisteredIsKnown, 39, 41);
        MustAlways(EndpointWorld.Yields, 47, 65);
        MustAlways(EndpointWorld.LossHarmless, 5, 8);
        MustAlways(EndpointWorld.LossIsSilent, 8);
        MustAlways(EndpointWorld.PastCommandsDoNothing, 52);
        MustAlways(EndpointWorld.GoodbyesName, 53);
        MustAlways(EndpointWorld.OldSoundEnds, 54);
        MustAlways(EndpointWorld.NotForOthers);
        MustAlways(EndpointWorld.Untouched, 9, 48);
        MustAlways(EndpointWorld.OnlyRegistered, 55);
        MustAlways(EndpointWorld.RestoredOnce, 13);
        MustAlways(EndpointWorld.RestoredAsItStands, 43, 44, 56);
    }

    public override IReadOnlyList<string> Alphabet =>
    [
        rules.StreamsAtOnce ? "account 1 is served and hears a stream, and so does whoever is served after it" : "account 1 is served and hears a stream",
        .. Enum.GetValues<EndpointWish>().Where(wish => rules.TimesOf(wish) > 0).Select(wish => $"{wish}, {rules.TimesOf(wish)} x"),
        $"{rules.WishesMax} wishes in all",
    ];

    public override IReadOnlyList<string> Faults => [.. rules.Faults.Select(fault => fault.ToString()), $"{rules.Budget} in all"];

    protected override IReadOnlyList<EndpointPlant> Acting => [EndpointPlant.DropAbort];

    protected override World CreateWorld(EndpointPlant plant, int? budget) => new EndpointWorld(rules with { Budget = budget ?? rules.Budget }, plant);

    /// <summary>What happened must have been seen.</summary>
    protected void MustSee(string name, EndpointEvents events, params IReadOnlyList<int> rows) =>
        MustSometimes<EndpointWorld>(name, world => (world.Events & events) == events, rows);
}
