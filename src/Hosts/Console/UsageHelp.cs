using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Holdover.Commands;

/// <summary>The library's help with a usage line that it cannot know: it has no words for what must come after two dashes.</summary>
internal sealed class UsageHelp(HelpAction usual, string generated, string usage) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static HelpOption Option(string generated, string usage)
    {
        var option = new HelpOption();
        option.Action = new UsageHelp((HelpAction)option.Action!, generated, usage);
        return option;
    }

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var help = new StringWriter();
        parseResult.InvocationConfiguration.Output = help;
        var exitCode = usual.Invoke(parseResult);
        output.Write(help.ToString().Replace(generated, usage, StringComparison.Ordinal));
        return exitCode;
    }
}
