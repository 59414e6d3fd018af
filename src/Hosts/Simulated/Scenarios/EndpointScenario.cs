using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A scenario about a speaker that an account owns.</summary>
internal abstract class EndpointScenario : Scenario
{
    private static readonly SortedDictionary<string, EndpointPlant> PlantsByName = new(StringComparer.Ordinal)
    {
        ["drop-abort"] = EndpointPlant.DropAbort,
    };

    private readonly EndpointRules rules;

    protected EndpointScenario(EndpointRules rules)
    {
        this.rules = rules;
        MustEventually<EndpointWorld>("served as wanted: registered, and what is published is what plays", world => world.IsServedAsWanted);
    }

    public override IReadOnlyList<string> Plants => [.. PlantsByName.Keys];

    public override IReadOnlyList<string> Alphabet =>
    [
        "account 1 is served and hears a stream",
        .. Enum.GetValues<EndpointWish>().Where(wish => rules.TimesOf(wish) > 0).Select(wish => $"{wish}, {rules.TimesOf(wish)} x"),
        $"{rules.WishesMax} wishes in all",
    ];

    public override IReadOnlyList<string> Faults => [.. rules.Faults.Select(fault => fault.ToString()), $"{rules.Budget} in all"];

    public override World CreateWorld(string? plant) => new EndpointWorld(rules, plant is null ? EndpointPlant.None : PlantsByName[plant]);

    /// <summary>What happened must have been seen.</summary>
    protected void MustSee(string name, EndpointEvents events) =>
        MustSometimes<EndpointWorld>(name, world => (world.Events & events) == events);
}
