using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A scenario about one speaker.</summary>
internal abstract class SpeakerScenario(SpeakerRules rules) : Scenario
{
    private static readonly SortedDictionary<string, SpeakerPlant> PlantsByName = new(StringComparer.Ordinal)
    {
        ["drop-abort"] = SpeakerPlant.DropAbort,
        ["drop-hello"] = SpeakerPlant.DropHello,
        ["stale-greeting"] = SpeakerPlant.StaleGreeting,
    };

    public override IReadOnlyList<string> Plants => [.. PlantsByName.Keys];

    public override IReadOnlyList<string> Alphabet =>
    [
        .. rules.Owners.Select((settings, owner) => settings.Session.Patience.Microseconds == 0 ? $"owner {owner} opens, for ever" : $"owner {owner} opens, with {settings.Session.Patience} of patience"),
        $"the owner closes, {rules.Closes} x",
    ];

    public override IReadOnlyList<string> Faults => [.. rules.Faults.Select(fault => fault.ToString()), $"{rules.Budget} in all"];

    public override World CreateWorld(string? plant) => new SpeakerWorld(rules, plant is null ? SpeakerPlant.None : PlantsByName[plant]);
}
