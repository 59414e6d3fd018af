using System.CommandLine;
using System.CommandLine.Parsing;

using Holdover.Commands;
using Holdover.Commands.Demo;

var root = new RootCommand("Audio that goes on when the network does not: a speaker, a server, and the proof.")
{
    DemoCommand.Create(),
    ServeCommand.Create(),
    ServeCoordinatorCommand.Create(),
    ServeWorkerCommand.Create(),
    PlayCommand.Create(),
    SuperviseCommand.Create(),
    SuperviseGuardCommand.Create(),
    ProbeDeviceCommand.Create(),
    DevicesCommand.Create(),
    SimCommand.Create(),
    ReplayCommand.Create(),
    BenchCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    // The first word that nobody knows is what is wrong: what else is, as a missing command or the word behind it, follows from that.
    var unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.Errors.FirstOrDefault(error => error.Message.Contains($"'{parsed.UnmatchedTokens[0]}'", StringComparison.Ordinal)) : null;
    Console.Error.WriteLine($"holdover: {(unknown ?? parsed.Errors[^1]).Message}");
    Console.Error.WriteLine($"holdover: see 'holdover {string.Join(' ', Words(parsed))}--help'");
    return ExitCode.Usage;
}

try
{
    // Signals are the commands' own: the library would end the process two seconds after one, whatever is being written.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (UserException error)
{
    Console.Error.WriteLine($"holdover: {error.Message}");
    return error.ExitCode;
}

static IEnumerable<string> Words(ParseResult parsed)
{
    var words = new List<string> { string.Empty };
    for (SymbolResult? result = parsed.CommandResult; result is CommandResult { Command: not RootCommand } command; result = command.Parent)
        words.Insert(0, command.Command.Name);
    return words;
}
