using System.CommandLine;

using Holdover.Hosts.Simulated.Household;

namespace Holdover.Commands;

/// <summary>holdover sim replay</summary>
internal static class SimReplayCommand
{
    public static Command Create()
    {
        var seed = SimSeed.Option("--seed", "the seed to run again");
        seed.Required = true;
        var plant = SimPlant.Option();
        var command = new Command("replay", "One seed again, with everything that happens in words.\n\nExample: holdover sim replay --seed 42 | grep 'speaker 3'") { seed, plant };
        command.SetAction(parsed =>
        {
            var first = parsed.GetValue(seed)!.Value;
            foreach (var fault in Simulation.PlanOf(first))
                Console.WriteLine(fault);
            var result = Simulation.Run(first, new() { Watch = Console.WriteLine, Plant = parsed.GetValue(plant) });
            Console.WriteLine(result.Failure?.ToString() ?? "everybody hears");
            return result.Failure is null ? ExitCode.Done : SimRunResult.ExitCodeOf(result.Failure.Kind);
        });
        return command;
    }
}
