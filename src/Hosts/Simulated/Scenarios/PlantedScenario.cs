using System.Text.Json;

using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A scenario whose plants are values of an enum, of which the first is none; their names are those, as a command line writes them.</summary>
internal abstract class PlantedScenario<TPlant> : Scenario
    where TPlant : struct, Enum
{
    public sealed override IReadOnlyList<string> Plants => [.. Acting.Select(NameOf)];

    public sealed override World CreateWorld(string? plant, int? budget) =>
        CreateWorld(plant is null ? default : Enum.GetValues<TPlant>().Single(known => NameOf(known) == plant), budget);

    /// <summary>Those that change something here.</summary>
    protected virtual IReadOnlyList<TPlant> Acting => Enum.GetValues<TPlant>()[1..];

    protected abstract World CreateWorld(TPlant plant, int? budget);

    private static string NameOf(TPlant plant) => JsonNamingPolicy.KebabCaseLower.ConvertName(plant.ToString());
}
