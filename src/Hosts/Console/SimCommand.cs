using System.CommandLine;

namespace Holdover.Commands;

/// <summary>holdover sim run|replay|shrink|explore|list</summary>
internal static class SimCommand
{
    public static Command Create() => new("sim", "The same machines in a simulated world.")
    {
        SimRunCommand.Create(),
        SimReplayCommand.Create(),
        SimShrinkCommand.Create(),
        SimExploreCommand.Create(),
        SimListCommand.Create(),
    };
}
