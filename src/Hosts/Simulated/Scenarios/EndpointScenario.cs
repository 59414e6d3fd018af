using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A scenario about a speaker that an account owns.</summary>
internal abstract class EndpointScenario : PlantedScenario<EndpointPlant>
{
    private readonly EndpointRules rules;

    protected EndpointScenario(EndpointRules rules)
    {
        this.rules = rules;
        MustEventually<EndpointWorld>("served as wanted: registered, and what is published is what plays", world => world.IsServedAsWanted);
    }

    public override IReadOnlyList<string> Alphabet =>
    [
        "account 1 is served and hears a stream",
        .. Enum.GetValues<EndpointWish>().Where(wish => rules.TimesOf(wish) > 0).Select(wish => $"{wish}, {rules.TimesOf(wish)} x"),
        $"{rules.WishesMax} wishes in all",
    ];

    public override IReadOnlyList<string> Faults => [.. rules.Faults.Select(fault => fault.ToString()), $"{rules.Budget} in all"];

    protected override World CreateWorld(EndpointPlant plant, int? budget) => new EndpointWorld(rules with { Budget = budget ?? rules.Budget }, plant);

    /// <summary>What happened must have been seen.</summary>
    protected void MustSee(string name, EndpointEvents events) =>
        MustSometimes<EndpointWorld>(name, world => (world.Events & events) == events);
}
