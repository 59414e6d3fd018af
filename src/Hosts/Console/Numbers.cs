using System.CommandLine.Parsing;
using System.Globalization;

namespace Holdover.Commands;

/// <summary>Whole numbers on the command line, of what there are sensible ones for an option.</summary>
internal static class Numbers
{
    public static int Parse(ArgumentResult result, int least, int most = int.MaxValue) => (int)ParseLong(result, least, most);

    public static long ParseLong(ArgumentResult result, long least, long most = long.MaxValue)
    {
        var text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        var range = most is int.MaxValue or long.MaxValue ? $"{least}" : $"{least} to {most}";
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name} takes a number from {range}, and '{text}' is none");
        return least;
    }
}
