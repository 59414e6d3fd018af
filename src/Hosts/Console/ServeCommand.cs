using System.CommandLine;
using System.Net;

using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Sources;
using Holdover.Hosts.Real.Web;

namespace Holdover.Commands;

/// <summary>holdover serve SOURCE</summary>
internal static class ServeCommand
{
    /// <summary>The port that servers of the protocol listen on.</summary>
    private const int PortDefault = 8927;

    /// <summary>Ports after the first that are tried when it is taken.</summary>
    private const int PortsAfter = 10;

    public static Command Create()
    {
        var source = new Argument<string>("SOURCE") { Description = "a FLAC or MP3 file, a WAV file of 16-bit PCM, a folder of them, or - for raw PCM (48 kHz, 16 bit, stereo) on standard input" };
        var port = new Option<int>("--port") { Description = "where to listen; 0 for a free port", DefaultValueFactory = _ => PortDefault, CustomParser = result => Numbers.Parse(result, IPEndPoint.MinPort, IPEndPoint.MaxPort) };
        var search = new Option<bool>("--port-search") { Description = $"where the port is taken, try the {PortsAfter} after it" };
        var bind = new Option<string>("--bind") { Description = "the address to listen on", DefaultValueFactory = _ => "0.0.0.0" };
        var name = new Option<string>("--name") { Description = "by which listeners know the server", DefaultValueFactory = _ => Environment.MachineName };
        var loop = new Option<bool>("--loop") { Description = "begin again at the end, without a gap" };
        var hosts = new Option<string[]>("--host") { Description = "a name of this server beyond the machine's own, as of a proxy in front; may be repeated", HelpName = "NAME" };
        var record = RecordOption.Create();
        var command = new Command(
            "serve",
            """
            A party: everybody who connects hears the same, in time.

            Example: holdover serve album.flac --loop
            """)
        {
            source, port, search, bind, name, loop, hosts, record,
        };
        command.SetAction((parsed, _) => Run(parsed.GetValue(search), new PartyOptions(
            parsed.GetRequiredValue(source), parsed.GetValue(loop), ParseAddress(parsed.GetRequiredValue(bind)), parsed.GetValue(port), parsed.GetRequiredValue(name))
        {
            Recording = parsed.GetValue(record),
            Doors = new() { Hosts = parsed.GetValue(hosts) ?? [] },
        }));
        return command;
    }

    private static async Task<int> Run(bool search, PartyOptions options)
    {
        await using var host = new PartyHost(options, Open(options));
        host.Broke = Faults.Tell;
        host.Told = word => Told($"{options.Source}: {word}");
        await using var server = await Listen(search, options, host);
        using var interrupts = new Interrupts(host.Stop);
        Console.WriteLine($"Serving {options.Source} at ws://{Shown(options.Address)}:{server.Port}{PartyServer.Path}");
        await using var stats = Console.IsErrorRedirected ? StatsLine.Start(host, Console.Error.WriteLine) : null;
        var screen = new ServeScreen(options.Name, GuestAddress.Of(options.Address, server.Port), $"http://{Shown(options.Address)}:{server.Port}/");
        var played = await screen.Watch(host, host.Run);
        if (!played)
            throw new UserException(ExitCode.Failed, $"{options.Source} could not be read to its end");
        return interrupts.ExitCodeOr(ExitCode.Done);
    }

    private static ChunkReader Open(PartyOptions options)
    {
        if (options.Source == PartyOptions.StandardInput)
            return OpenStandardInput(options.Loop);
        try
        {
            return new(AudioSources.Open(options.Source, Told), options.Loop);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserException(ExitCode.Failed, $"there is no file {options.Source}; name one that exists", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Failed, $"{options.Source} cannot be read: {error.Message}", error);
        }
        catch (InvalidDataException error)
        {
            throw new UserException(ExitCode.Failed, $"{options.Source} cannot be played: {error.Message}", error);
        }
        catch (LibraryMissingException error)
        {
            throw new UserException(ExitCode.Environment, error.Message, error);
        }
    }

    private static ChunkReader OpenStandardInput(bool loop)
    {
        if (loop)
            throw new UserException(ExitCode.Usage, "standard input cannot begin again: --loop takes a file or a folder");
        if (!Console.IsInputRedirected)
            throw new UserException(ExitCode.Usage, "- is raw PCM on standard input, and that is a terminal: pipe music into it");
        return new(new PipeSource(Console.OpenStandardInput()), loop);
    }

    private static void Told(string word) => Console.Error.WriteLine($"holdover: {word}");

    private static async Task<PartyServer> Listen(bool search, PartyOptions options, PartyHost host)
    {
        var last = search && options.Port > 0 ? Math.Min(options.Port + PortsAfter, IPEndPoint.MaxPort) : options.Port;
        for (var port = options.Port; ; port++)
        {
            try
            {
                return await PartyServer.Start(options with { Port = port }, host);
            }
            catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
            {
                if (port < last)
                    continue;
                var ports = last == options.Port ? $"port {last}" : $"none of the ports {options.Port} to {last}";
                var had = last == options.Port ? "cannot be had, perhaps another server has it" : "can be had";
                throw new UserException(ExitCode.Environment, $"{ports} on {options.Address} {had}; name another with --port, or 0 for a free one{(search ? "" : ", or let --port-search try the next")}", error);
            }
        }
    }

    private static IPAddress ParseAddress(string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : throw new UserException(ExitCode.Usage, $"--bind takes an IP address, and '{text}' is none; 0.0.0.0 is every address, 127.0.0.1 this machine only");

    private static string Shown(IPAddress address) => address.Equals(IPAddress.Any) ? "localhost" : address.ToString();
}
