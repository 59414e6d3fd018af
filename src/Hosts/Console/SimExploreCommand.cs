using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;

using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hosts.Simulated.Scenarios;

namespace Holdover.Commands;

/// <summary>holdover sim explore SCENARIO</summary>
internal static class SimExploreCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("SCENARIO") { Description = "one of 'holdover sim list'" };
        var strategy = new Option<ExplorationStrategy>("--strategy") { Description = "exhaustive, dfs, pct, delay, random or portfolio" };
        var iterations = new Option<int>("--iterations") { Description = "runs, where the strategy makes runs", DefaultValueFactory = _ => 10_000, CustomParser = result => Numbers.Parse(result, 1) };
        var seed = new Option<ulong>("--seed") { Description = "from which all chance is drawn", DefaultValueFactory = _ => 1 };
        var depth = new Option<int>("--depth-max") { Description = "steps of a path at most; 0 for no bound in a search, 200 in a run", CustomParser = result => Numbers.Parse(result, 0) };
        var budget = new Option<int?>("--budget") { Description = "faults of a path at most, instead of as many as the scenario says: each one more takes several times as long", CustomParser = result => Numbers.Parse(result, 0) };
        var plant = new Option<string?>("--plant") { Description = "plant a bug in the world around the machines, to see that it is found" };
        var path = new Option<string?>("--path") { Description = "follow a path that was found, step by step, instead of exploring" };
        var json = new Option<bool>("--json") { Description = "print one JSON object on the last line" };
        var command = new Command("explore", "Every interleaving of a scenario, or as many as asked for.\n\nExample: holdover sim explore outage-inaudible") { name, strategy, iterations, seed, depth, budget, plant, path, json };
        command.SetAction(parsed =>
        {
            var scenario = Find(parsed.GetRequiredValue(name), parsed.GetValue(plant));
            var options = new ExplorationOptions
            {
                Strategy = parsed.GetValue(strategy),
                Iterations = parsed.GetValue(iterations),
                Seed = parsed.GetValue(seed),
                DepthMax = parsed.GetValue(depth),
                Budget = parsed.GetValue(budget),
                Plant = parsed.GetValue(plant),
            };
            return parsed.GetValue(path) is { } followed
                ? SimPath.Print(scenario, options, followed)
                : Run(scenario, options, parsed.GetValue(json));
        });
        return command;
    }

    private static Scenario Find(string name, string? plant)
    {
        var scenario = ScenarioList.Find(name)
            ?? throw new UserException(ExitCode.Usage, $"there is no scenario '{name}'; there are {string.Join(", ", ScenarioList.All.Select(known => known.Name))}");
        return plant is null || scenario.Plants.Contains(plant)
            ? scenario
            : throw new UserException(ExitCode.Usage, $"nothing called '{plant}' can be planted in {name}; there {(scenario.Plants.Count == 0 ? "is nothing to plant in it" : $"are {string.Join(", ", scenario.Plants)}")}");
    }

    private static int Run(Scenario scenario, ExplorationOptions options, bool json)
    {
        var start = Stopwatch.GetTimestamp();
        var report = Explorer.Explore(scenario, options, Console.IsErrorRedirected ? null : ShowProgress);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (!Console.IsErrorRedirected)
            Console.Error.Write("\r\e[K");
        var result = new SimExploreResult(scenario, options, report, seconds);
        result.Print(Console.Out);
        if (json)
            Console.WriteLine(Json.Line(result.Write));
        return result.ExitCode;
    }

    private static void ShowProgress(long distinct, long generated) =>
        Console.Error.Write($"\r{distinct:N0} states, {generated:N0} generated\e[K");
}
