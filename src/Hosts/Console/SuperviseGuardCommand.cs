using System.CommandLine;

using Holdover.Hosts.Real.Supervising;

namespace Holdover.Commands;

/// <summary>holdover end-family: ends what the child of a supervisor that was killed has started. Not for people.</summary>
internal static class SuperviseGuardCommand
{
    public const string Name = "end-family";

    public static Command Create()
    {
        var mark = new Argument<string>("MARK");
        var command = new Command(Name) { mark };
        command.Hidden = true;
        command.SetAction(parsed => OrphanedFamily.End(parsed.GetRequiredValue(mark)));
        return command;
    }
}
