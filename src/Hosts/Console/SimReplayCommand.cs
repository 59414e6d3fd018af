using System.CommandLine;

using Holdover.Hosts.Simulated.Explaining;
using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;

namespace Holdover.Commands;

/// <summary>holdover sim replay</summary>
internal static class SimReplayCommand
{
    public static Command Create()
    {
        var seed = SimSeed.Option("--seed", "the seed to run again");
        seed.Required = true;
        var plant = SimPlant.Option();
        var until = new Option<long>("--until") { Description = "stop after so many events and say where each machine is", HelpName = "STEP", DefaultValueFactory = _ => long.MaxValue, CustomParser = result => Numbers.ParseLong(result, 1) };
        var text = new Option<bool>("--text") { Description = "draw it for a terminal, instead of telling everything" };
        var record = new Option<string?>("--record") { Description = "write a recording of each process into this folder, for 'holdover replay'", HelpName = "FOLDER" };
        var command = new Command(
            "replay",
            """
            One seed again, with everything that happens in words: the number of the event, the time, and who did what.

            Example: holdover sim replay --seed 42 --until 10000 | grep 'speaker 3'
            """)
        {
            seed, plant, until, text, record,
        };
        command.SetAction(parsed =>
        {
            var first = parsed.GetValue(seed)!.Value;
            var recordings = parsed.GetValue(record) is { } folder ? Create(folder) : null;
            var options = new RunOptions { Plant = parsed.GetValue(plant), Until = parsed.GetValue(until), Recordings = recordings };
            var result = parsed.GetValue(text) ? Draw(first, options) : Tell(first, options);
            if (recordings is not null)
                Write(recordings, parsed.GetValue(record)!);
            return result.Failure is null ? ExitCode.Done : SimRunResult.ExitCodeOf(result.Failure.Kind);
        });
        return command;
    }

    private static RunResult Tell(Seed seed, RunOptions options)
    {
        foreach (var fault in Simulation.PlanOf(seed))
            Console.WriteLine(fault);
        var result = Simulation.Run(seed, options with
        {
            Watch = Console.WriteLine,
            Look = (part, machine, state) => Console.WriteLine($"{part,-10}  {machine,-12} {state}"),
        });
        var stopped = result.Events >= options.Until;
        Console.WriteLine(result.Failure?.ToString() ?? (stopped ? $"stopped after {result.Events} events, {result.Simulated}" : "everybody hears"));
        return result;
    }

    private static RunResult Draw(Seed seed, RunOptions options)
    {
        var timelines = new Timelines();
        var result = Simulation.Run(seed, options with { Timelines = timelines });
        Console.Write(new TextPicture(seed, Simulation.PlanOf(seed), timelines, result).Write());
        return result;
    }

    private static Recordings Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Failed, $"{folder} cannot be made a folder of recordings: {error.Message}", error);
        }
    }

    private static void Write(Recordings recordings, string folder)
    {
        foreach (var (name, segment) in recordings.All)
            File.WriteAllBytes(Path.Combine(folder, $"{name}.recording"), segment);
    }
}
