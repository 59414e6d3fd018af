using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;

using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Serving;
using Holdover.Hosts.Real.Sources;
using Holdover.Hosts.Real.Web;
using Holdover.Party;

namespace Holdover.Commands;

/// <summary>What `holdover serve` is told. Each of its processes is told all of it.</summary>
internal sealed class ServeOptions
{
    /// <summary>The port that servers of the protocol listen on.</summary>
    private const int PortDefault = 8927;

    /// <summary>Ports after the first that are tried when it is taken.</summary>
    private const int PortsAfter = 10;

    private const string Listen = "listen";
    private const string Control = "control";

    private readonly Argument<string> source = new("SOURCE") { Description = "a file of music, a folder of them, an http or https URL, or - for raw PCM (48 kHz, 16 bit, stereo) on standard input" };
    private readonly Option<int> port = new("--port") { Description = "where to listen; 0 for a free port", DefaultValueFactory = _ => PortDefault, CustomParser = result => Numbers.Parse(result, IPEndPoint.MinPort, IPEndPoint.MaxPort) };
    private readonly Option<bool> search = new("--port-search") { Description = $"where the port is taken, try the {PortsAfter} after it" };
    private readonly Option<string> bind = new("--bind") { Description = "the address to listen on", DefaultValueFactory = _ => "0.0.0.0" };
    private readonly Option<string> name = new("--name") { Description = "by which listeners know the server", DefaultValueFactory = _ => Environment.MachineName };
    private readonly Option<bool> loop = new("--loop") { Description = "begin again at the end, without a gap" };
    private readonly Option<int> workers = new("--workers") { Description = "processes that serve listeners, all at the one port", DefaultValueFactory = _ => 1, CustomParser = result => Numbers.Parse(result, 1, WorkerLinks.CountMax) };
    private readonly Option<string> guests = new("--guests") { Description = "what who comes without an account may do: listen, or control what plays and how loud, too", HelpName = "listen|control", DefaultValueFactory = _ => Listen };
    private readonly Option<int?> workerPorts = new("--worker-ports") { Description = "beside the one port of all, a port for each worker, from this one on, for a proxy in front", CustomParser = result => Numbers.Parse(result, 1, IPEndPoint.MaxPort), HelpName = "FIRST" };
    private readonly Option<string[]> clients = new("--client") { Description = "a player that waits to be called, as ws://kitchen:8928/sendspin; may be repeated", HelpName = "URL" };
    private readonly Option<string[]> hosts = new("--host") { Description = "a name of this server beyond the machine's own, as of a proxy in front; may be repeated", HelpName = "NAME" };
    private readonly Option<int> perAddress = new("--per-address") { Description = "connections of one address at most, as of a large party behind one router", HelpName = "N", DefaultValueFactory = _ => DoorSettings.Default.ConnectionsOfAddressMax, CustomParser = result => Numbers.Parse(result, 1, DoorSettings.Default.ConnectionsMax) };
    private readonly Option<string?> record = RecordOption.Create();

    public ServeOptions() => guests.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: not (Listen or Control) and var told }])
            result.AddError($"{guests.Name} takes {Listen} or {Control}, and '{told}' is neither");
    });

    public IEnumerable<Symbol> All => [source, port, search, bind, name, loop, workers, workerPorts, clients, guests, hosts, perAddress, record];

    /// <summary>The command with these, and whatever it has besides.</summary>
    public static Command AddTo(Command command, ServeOptions options)
    {
        command.Add(options.source);
        foreach (var option in options.All.OfType<Option>())
            command.Add(option);
        return command;
    }

    public PartyOptions Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(source), parsed.GetValue(loop), ParseAddress(parsed.GetRequiredValue(bind)), parsed.GetValue(port), parsed.GetRequiredValue(name))
    {
        Workers = parsed.GetValue(workers),
        Coordinator = CoordinatorSettings.Default with { GuestsControl = parsed.GetValue(guests) == Control },
        WorkerPorts = parsed.GetValue(workerPorts),
        Clients = [.. (parsed.GetValue(clients) ?? []).Select(ParseClient)],
        Recording = parsed.GetValue(record),
        Doors = new() { Hosts = parsed.GetValue(hosts) ?? [], ConnectionsOfAddressMax = parsed.GetValue(perAddress) },
    };

    /// <summary>With --port-search, the first port from the one named that can be had; if none can, the one named.</summary>
    public PartyOptions FindPort(ParseResult parsed, PartyOptions options)
    {
        if (!parsed.GetValue(search) || options.Port == 0)
            return options;
        var last = Math.Min(options.Port + PortsAfter, IPEndPoint.MaxPort);
        for (var tried = options.Port; tried <= last; tried++)
        {
            if (CanBeHad(options.Address, tried) || ServeFolder.For(options.Address, tried).IsLeft)
                return options with { Port = tried };
        }

        return options;
    }

    /// <summary>Whether what is served comes in at standard input.</summary>
    public static bool IsPiped(PartyOptions options) => options.Source == PartyOptions.StandardInput;

    /// <summary>What can be said of the source without opening it.</summary>
    public static void Check(PartyOptions options)
    {
        if (options.Source.Length == 0)
            throw new UserException(ExitCode.Usage, "SOURCE is empty: name a file of music, a folder or a URL, or - for standard input");
        if (IsPiped(options) && options.Loop)
            throw new UserException(ExitCode.Usage, "standard input cannot begin again: --loop takes a file or a folder");
        if (AudioSources.IsUrl(options.Source) && !Uri.TryCreate(options.Source, UriKind.Absolute, out _))
            throw new UserException(ExitCode.Usage, $"'{options.Source}' is no URL");
        if (options.IsLive && options.Loop)
            throw new UserException(ExitCode.Usage, "what is on the web cannot begin again: --loop takes a file or a folder");
        if (IsPiped(options) && !Console.IsInputRedirected)
            throw new UserException(ExitCode.Usage, "- is raw PCM on standard input, and that is a terminal: pipe music into it");
        if (options.WorkerPorts is not { } first)
            return;
        if (first + options.Workers - 1 > IPEndPoint.MaxPort)
            throw new UserException(ExitCode.Usage, $"--worker-ports {first} leaves no port for the last of {options.Workers} workers: {IPEndPoint.MaxPort} is the highest");
        if (ServeFolder.For(options.Address, options.Port).IsLeft)
            return; // those who live have them
        if (Enumerable.Range(first, options.Workers).FirstOrDefault(port => !CanBeHad(options.Address, port)) is > 0 and var taken)
            throw new UserException(ExitCode.Environment, $"port {taken} on {options.Address}, which would be worker {taken - first + 1}'s own, cannot be had; name other ports with --worker-ports");
    }

    public static PlayList Open(PartyOptions options)
    {
        if (IsPiped(options))
            return PlayList.Of(options.SourceName, new PipeSource(Console.OpenStandardInput()));
        try
        {
            return PlayList.Open(options.Source, Say);
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

    public static void Say(string word) => Console.Error.WriteLine($"holdover: {word}");

    private static bool CanBeHad(IPAddress address, int port)
    {
        try
        {
            using var probe = new System.Net.Sockets.TcpListener(address, port);
            probe.Start();
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    private static Uri ParseClient(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss"
            ? url
            : throw new UserException(ExitCode.Usage, $"--client takes a WebSocket URL, as ws://kitchen:8928/sendspin, and '{text}' is none");

    private static IPAddress ParseAddress(string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : throw new UserException(ExitCode.Usage, $"--bind takes an IP address, and '{text}' is none; 0.0.0.0 is every address, 127.0.0.1 this machine only");
}
