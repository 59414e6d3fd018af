using System.CommandLine;

using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Serving;

namespace Holdover.Commands;

/// <summary>holdover serve-coordinator: a party's coordinator, as its keeper starts it. Not for people.</summary>
internal static class ServeCoordinatorCommand
{
    public const string Name = "serve-coordinator";

    /// <summary>It is to be started anew.</summary>
    public const int Again = 75;

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER");
        var options = new ServeOptions();
        var command = new Command(Name) { folder };
        command.Hidden = true;
        command.SetAction((parsed, _) => Run(options.Read(parsed), new(parsed.GetRequiredValue(folder))));
        return ServeOptions.AddTo(command, options);
    }

    private static async Task<int> Run(PartyOptions options, ServeFolder folder)
    {
        await using var host = new CoordinatorHost(options, ServeOptions.Open(options), folder, ServeOptions.Say) { Broke = Faults.Tell };
        using var interrupts = new Interrupts(host.Stop);
        try
        {
            await host.Run();
            return ExitCode.Done;
        }
        catch (OutdatedException outdated)
        {
            throw new UserException(Again, outdated.Message, outdated);
        }
    }
}
