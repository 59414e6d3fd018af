using System.CommandLine;

using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;

namespace Holdover.Commands;

/// <summary>holdover sim replay</summary>
internal static class SimReplayCommand
{
    public static Command Create()
    {
        var seed = new Option<ulong>("--seed") { Description = "the seed to run again", Required = true };
        var command = new Command("replay", "One seed again, with everything that happens in words.\n\nExample: holdover sim replay --seed 42") { seed };
        command.SetAction(parsed =>
        {
            var first = new Seed(parsed.GetValue(seed));
            foreach (var fault in Simulation.PlanOf(first))
                Console.WriteLine(fault);
            var result = Simulation.Run(first, new() { Watch = Console.WriteLine });
            Console.WriteLine(result.Failure?.ToString() ?? "everybody hears");
            return result.Failure is null ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
