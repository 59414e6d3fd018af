using Holdover.Hosts.Simulated.Scenarios;

using Shown = Holdover.Hosts.Simulated.Exploring.Property;

namespace Holdover.Tests.Systematic.Catalogue;

/// <summary>A scenario in which the order of events of some rows must be seen, and what must hold whenever it is.</summary>
internal sealed record Exploration(string Scenario, Shown Witness, IReadOnlyList<Shown> Promises)
{
    public static IReadOnlyList<Exploration> All { get; } =
    [
        .. from scenario in ScenarioList.All
           from witness in scenario.Sometimes
           where witness.Rows.Count > 0
           select new Exploration(scenario.Name, witness, [.. scenario.Always, .. scenario.Eventually]),
    ];

    /// <summary>The rows for which nothing is promised where they are seen.</summary>
    public IEnumerable<int> Unpromised => Witness.Rows.Where(row => !Promises.Any(promise => promise.Rows.Contains(row)));
}
