using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

using Holdover.Hosts.Simulated.Explaining;
using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;

namespace Holdover.Commands;

/// <summary>holdover sim shrink</summary>
internal static class SimShrinkCommand
{
    public static Command Create()
    {
        var seed = SimSeed.Option("--seed", "a seed that fails");
        seed.Required = true;
        var picture = new Option<FileInfo?>("--picture") { Description = "where to draw what is left; seed-N.html if not said" };
        var plant = SimPlant.Option();
        var json = new Option<bool>("--json") { Description = "print one JSON object on the last line" };
        var command = new Command("shrink", "A smallest plan of faults with which a seed still fails, and its picture.\n\nExample: holdover sim shrink --seed 42") { seed, picture, plant, json };
        command.SetAction(parsed =>
        {
            var failing = parsed.GetValue(seed)!.Value;
            var file = parsed.GetValue(picture) ?? new FileInfo($"seed-{failing}.html");
            return Run(failing, new() { Plant = parsed.GetValue(plant) }, file, parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(Seed seed, RunOptions options, FileInfo file, bool json)
    {
        var start = Stopwatch.GetTimestamp();
        var before = Simulation.PlanOf(seed);
        var shrinker = new Shrinker(seed, options);
        if (shrinker.Shrink() is not { } plan)
            throw new UserException(ExitCode.Usage, $"seed {seed} does not fail: there is nothing to shrink");
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var timelines = new Timelines();
        var result = Simulation.Run(seed, options with { Plan = plan, Timelines = timelines });
        File.WriteAllText(file.FullName, new Picture(seed, options.Plant, plan, timelines, result).Write());
        Console.WriteLine($"{result.Failure}");
        Console.WriteLine($"{before.Count} faults, {plan.Count} of them needed, found in {shrinker.Runs} runs and {seconds:F1} s:");
        foreach (var fault in plan)
            Console.WriteLine($"  {fault}");
        Console.WriteLine($"picture: {file.Name}");
        if (json)
            Console.WriteLine(Json.Line(output => Write(output, seed, before.Count, plan, seconds, file)));
        return ExitCode.Done;
    }

    private static void Write(Utf8JsonWriter json, Seed seed, int before, IReadOnlyList<Fault> plan, double seconds, FileInfo file)
    {
        json.WriteNumber("seed", seed.Value);
        json.WriteNumber("faults_before", before);
        json.WriteNumber("faults_after", plan.Count);
        json.WriteNumber("seconds", Math.Round(seconds, 3));
        json.WriteStartArray("plan");
        foreach (var fault in plan)
            json.WriteStringValue(fault.ToString());
        json.WriteEndArray();
        json.WriteString("picture", file.FullName);
    }
}
