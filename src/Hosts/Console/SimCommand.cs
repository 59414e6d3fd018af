using System.CommandLine;

namespace Holdover.Commands;

/// <summary>holdover sim run|replay|explore|list</summary>
internal static class SimCommand
{
    public static Command Create() => new("sim", "The same machines in a simulated world.")
    {
        SimRunCommand.Create(),
        SimReplayCommand.Create(),
        SimExploreCommand.Create(),
        SimListCommand.Create(),
    };
}
