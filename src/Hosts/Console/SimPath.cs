using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Commands;

/// <summary>Prints a path through a scenario: what happens, when, and where each machine is after it.</summary>
internal static class SimPath
{
    public static int Print(Scenario scenario, ExplorationOptions options, string text)
    {
        if (!ExplorationPath.TryParse(text, out var path))
            throw new UserException(ExitCode.Usage, $"'{text}' is no path: a path is letters, each with a number behind it if it is taken more than once");
        var replay = new Replay(scenario, options.Plant, options.Budget);
        Console.WriteLine($"{"",4} {"",12}  {replay.World.Describe()}");
        for (var step = 0; step < path.Length; step++)
        {
            var place = path.Choices[step];
            if (place >= replay.Choices.Length)
                throw new UserException(ExitCode.Usage, $"step {step + 1} of the path is choice {place + 1}, and there are {replay.Choices.Length}; it is of another scenario or another version");
            var choice = replay.World.Describe(in replay.Choices[place]);
            if (!TryTake(replay, place, step, choice))
                return ExitCode.Crash;
            Console.WriteLine($"{step + 1,4} {replay.World.Now,12}  {choice}");
            Console.WriteLine($"{"",4} {"",12}    {replay.World.Describe()}");
            if (replay.Broken is not { } broken)
                continue;
            Console.WriteLine($"broken: {broken}");
            return ExitCode.Safety;
        }

        return ExitCode.Done;
    }

    private static bool TryTake(Replay replay, int place, int step, string choice)
    {
        try
        {
            return replay.TryTake(place);
        }
        catch (Exception error) when (error is InvariantException or InvalidOperationException or ArithmeticException)
        {
            Console.WriteLine($"{step + 1,4} {replay.World.Now,12}  {choice}");
            Console.WriteLine($"broken: {error.Message}");
            return false;
        }
    }
}
