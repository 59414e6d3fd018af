using System.CommandLine;
using System.Net;

using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Party;

namespace Holdover.Commands;

/// <summary>holdover serve SOURCE</summary>
internal static class ServeCommand
{
    /// <summary>The port that servers of the protocol listen on.</summary>
    private const int PortDefault = 8927;

    public static Command Create()
    {
        var source = new Argument<string>("SOURCE") { Description = "a WAV file, 16-bit PCM" };
        var port = new Option<int>("--port") { Description = "where to listen; 0 for a free port", DefaultValueFactory = _ => PortDefault, CustomParser = result => Numbers.Parse(result, IPEndPoint.MinPort, IPEndPoint.MaxPort) };
        var bind = new Option<string>("--bind") { Description = "the address to listen on", DefaultValueFactory = _ => "0.0.0.0" };
        var name = new Option<string>("--name") { Description = "by which listeners know the server", DefaultValueFactory = _ => Environment.MachineName };
        var loop = new Option<bool>("--loop") { Description = "begin again at the end, without a gap" };
        var record = RecordOption.Create();
        var command = new Command(
            "serve",
            """
            A party: everybody who connects hears the same, in time.

            Example: holdover serve album.wav --loop
            """)
        {
            source, port, bind, name, loop, record,
        };
        command.SetAction((parsed, _) => Run(new PartyOptions(
            parsed.GetRequiredValue(source), parsed.GetValue(loop), ParseAddress(parsed.GetRequiredValue(bind)), parsed.GetValue(port), parsed.GetRequiredValue(name))
        {
            Recording = parsed.GetValue(record),
        }));
        return command;
    }

    private static async Task<int> Run(PartyOptions options)
    {
        await using var host = new PartyHost(options, Open(options));
        host.Broke = Faults.Tell;
        await using var server = await Listen(options, host);
        using var interrupts = new Interrupts(host.Stop);
        Console.WriteLine($"Serving {options.Source} at ws://{Shown(options.Address)}:{server.Port}{PartyServer.Path}");
        var played = await host.Run();
        if (!played)
            throw new UserException(ExitCode.Failed, $"{options.Source} could not be read to its end");
        return interrupts.ExitCodeOr(ExitCode.Done);
    }

    private static WavSource Open(PartyOptions options)
    {
        if (Directory.Exists(options.Source))
            throw new UserException(ExitCode.Failed, $"{options.Source} is a folder; name a WAV file in it");
        try
        {
            return new WavSource(options.Source, options.Loop);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserException(ExitCode.Failed, $"there is no file {options.Source}; name a WAV file that exists", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Failed, $"{options.Source} cannot be read: {error.Message}", error);
        }
        catch (InvalidDataException error)
        {
            throw new UserException(ExitCode.Failed, $"{options.Source} cannot be played: {error.Message}; name a 16-bit PCM WAV file", error);
        }
    }

    private static async Task<PartyServer> Listen(PartyOptions options, PartyHost host)
    {
        try
        {
            return await PartyServer.Start(options, host);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            throw new UserException(ExitCode.Environment, $"port {options.Port} on {options.Address} cannot be had, perhaps another server has it; name another with --port, or 0 for a free one", error);
        }
    }

    private static IPAddress ParseAddress(string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : throw new UserException(ExitCode.Usage, $"--bind takes an IP address, and '{text}' is none; 0.0.0.0 is every address, 127.0.0.1 this machine only");

    private static string Shown(IPAddress address) => address.Equals(IPAddress.Any) ? "localhost" : address.ToString();
}
