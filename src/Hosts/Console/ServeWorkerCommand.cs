using System.CommandLine;

using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Serving;

namespace Holdover.Commands;

/// <summary>holdover serve-worker: one of a party's workers, as its keeper starts it, with the public socket handed down. Not for people.</summary>
internal static class ServeWorkerCommand
{
    public const string Name = "serve-worker";

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER");
        var place = new Argument<int>("PLACE");
        var options = new ServeOptions();
        var command = new Command(Name) { folder, place };
        command.Hidden = true;
        command.SetAction((parsed, _) => Run(options.Read(parsed), new(parsed.GetRequiredValue(folder)), parsed.GetValue(place)));
        return ServeOptions.AddTo(command, options);
    }

    private static async Task<int> Run(PartyOptions options, ServeFolder folder, int place)
    {
        var listening = HandedSocket.Take();
        var told = options.Recording is { } path ? options with { Recording = $"{path}.worker-{place}" } : options;
        await using var host = new WorkerHost(told, folder, place, listening, ServeOptions.Say) { Broke = Faults.Tell };
        await using var server = await Begin(host);
        if (server is null)
            return ExitCode.Done;
        host.Dial(server);
        await using var stats = Console.IsErrorRedirected ? StatsLine.Start(host, Console.Error.WriteLine) : null;
        using var interrupts = new Interrupts(host.Stop);
        try
        {
            await host.Run();
            return ExitCode.Done;
        }
        catch (OutdatedException outdated)
        {
            throw new UserException(ServeCoordinatorCommand.Again, outdated.Message, outdated);
        }
    }

    /// <summary>Null if it was told to end while it began, as when the source turns out to be none.</summary>
    private static async Task<PartyServer?> Begin(WorkerHost host)
    {
        try
        {
            return await PartyServer.Start(host);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
