using System.CommandLine;
using System.Diagnostics;

using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;

namespace Holdover.Commands;

/// <summary>holdover sim run</summary>
internal static class SimRunCommand
{
    public static Command Create()
    {
        var seed = SimSeed.Option("--seed", "run this one, and say what goes wrong in it");
        var seeds = new Option<int>("--seeds") { Description = "run so many, one after the other", DefaultValueFactory = _ => 100, CustomParser = result => Numbers.Parse(result, 1) };
        var first = SimSeed.Option("--first", "the first of them; 1 if not said");
        var cores = new Option<int>("--cores") { Description = "on so many cores at most", DefaultValueFactory = _ => Environment.ProcessorCount, CustomParser = result => Numbers.Parse(result, 1) };
        var plant = SimPlant.Option();
        var json = new Option<bool>("--json") { Description = "print one JSON object on the last line" };
        var command = new Command("run", "A household through two minutes of whatever a seed lets go wrong, and whether everybody hears again.\n\nExample: holdover sim run --seeds 1000") { seed, seeds, first, cores, plant, json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(seed) is { Implicit: false } && (result.GetResult(seeds) is { Implicit: false } || result.GetResult(first) is { Implicit: false }))
                result.AddError("--seed runs one seed, --seeds and --first run many: say which");
        });
        command.SetAction(parsed => parsed.GetValue(seed) is { } one
            ? Run(one, 1, 1, parsed.GetValue(plant), parsed.GetValue(json))
            : Run(parsed.GetValue(first) ?? new(1), parsed.GetValue(seeds), parsed.GetValue(cores), parsed.GetValue(plant), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Seed first, int count, int cores, Plant plant, bool json)
    {
        using var cancel = new CancellationTokenSource();
        using var interrupts = new Interrupts(cancel.Cancel);
        var start = Stopwatch.GetTimestamp();
        var results = SeedSweep.Run(first, count, new() { Plant = plant }, cores, Console.IsErrorRedirected ? null : (done, failed) => ShowProgress(done, count, failed, start), cancel.Token);
        var summary = new SimRunResult(results, plant, Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (!Console.IsErrorRedirected)
            Console.Error.Write("\r\e[K");
        summary.Print(Console.Out);
        if (results.Count < count)
            Console.Error.WriteLine($"holdover: interrupted after {results.Count} of {count} seeds");
        if (json)
            Console.WriteLine(Json.Line(summary.Write));
        return interrupts.ExitCodeOr(summary.ExitCode);
    }

    private static void ShowProgress(int done, int count, int failed, long start) =>
        Console.Error.Write($"\r{done:N0} of {count:N0} seeds, {failed} failed, {done / Stopwatch.GetElapsedTime(start).TotalSeconds:F1} a second\e[K");
}
