using System.CommandLine;
using System.Net;

using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Serving;
using Holdover.Hosts.Real.Web;
using Holdover.Machines;

using Spectre.Console;

namespace Holdover.Commands;

/// <summary>holdover serve SOURCE: the keeper of a party, whose coordinator and workers are processes of their own.</summary>
internal static class ServeCommand
{
    private const string Name = "serve";

    public static Command Create()
    {
        var options = new ServeOptions();
        var command = new Command(
            Name,
            """
            A party: everybody who connects hears the same, in time.

            Example: holdover serve album.flac --loop
            """);
        command.SetAction((parsed, _) => Run(options.FindPort(parsed, options.Read(parsed))));
        return ServeOptions.AddTo(command, options);
    }

    private static async Task<int> Run(PartyOptions options)
    {
        ServeOptions.Check(options);
        await using var host = new KeeperHost(
            new(options.Address, options.Port, Child)
            {
                Settings = Keeper.KeeperSettings.Default with { Workers = options.Workers },
                HandsInputOn = ServeOptions.IsPiped(options),
                Recording = options.Recording is { } path ? $"{path}.keeper" : null,
            },
            new Dice((ulong)Environment.TickCount64 + 1),
            ServeOptions.Say)
        {
            Broke = Faults.Tell,
        };
        await using var live = Console.IsOutputRedirected ? null : new LiveLine();
        host.Serves = port =>
        {
            Tell(options, port);
            live?.Begin(options.Address, port);
        };
        using var signals = new Signals(host.Stop);
        var code = await host.Run();
        if (host.Lack is { } lack)
            throw new UserException(ExitCode.Environment, lack);
        if (host.HasFailed)
            throw new UserException(ExitCode.Failed, $"{options.Source} could not be read to its end");
        return code;
    }

    /// <summary>The child of a place: it is told where the others are, and all that we were told.</summary>
    private static string[] Child(ServeFolder folder, int place)
    {
        var told = Environment.GetCommandLineArgs().SkipWhile(word => word != Name).Skip(1);
        return place == CoordinatorHost.Place
            ? Self.Command([ServeCoordinatorCommand.Name, folder.Path, .. told])
            : Self.Command([ServeWorkerCommand.Name, folder.Path, place.ToString(System.Globalization.CultureInfo.InvariantCulture), .. told]);
    }

    private static void Tell(PartyOptions options, int port)
    {
        Console.WriteLine($"Serving {(ServeOptions.IsPiped(options) ? options.SourceName : options.Source)} at ws://{Shown(options.Address, port)}{PartyServer.Path}");
        if (!Console.IsOutputRedirected)
            AnsiConsole.Write(ServeScreen.Invitation(options.Name, GuestAddress.Of(options.Address, port), $"http://{Shown(options.Address, port)}/"));
    }

    private static string Shown(IPAddress address, int port) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? $"localhost:{port}" : new IPEndPoint(address, port).ToString();
}
