using System.CommandLine.Parsing;
using System.Globalization;

using Holdover.Machines;

namespace Holdover.Commands;

/// <summary>Spans of time on the command line: a number and ms, s or m, such as 250ms or 1.5s.</summary>
internal static class Spans
{
    /// <summary>Beyond a day there is nothing to wait for.</summary>
    private static readonly Duration Max = Duration.FromSeconds(86_400);

    private static readonly (string Unit, int Microseconds)[] Units = [("ms", 1_000), ("s", 1_000_000), ("m", 60_000_000)];

    public static Duration Parse(ArgumentResult result) => Parse(result, result.Tokens[0].Value);

    /// <summary>Two of them, the lesser first: 2s..30s.</summary>
    public static (Duration From, Duration To) ParseRange(ArgumentResult result)
    {
        var ends = result.Tokens[0].Value.Split("..");
        if (ends.Length == 2)
            return (Parse(result, ends[0]), Parse(result, ends[1]));
        result.AddError($"'{result.Tokens[0].Value}' is no range of spans: say it like 2s..30s");
        return default;
    }

    /// <summary>As it would be typed.</summary>
    public static string Text(Duration span)
    {
        var (unit, microseconds) = Units.Last(unit => span.Microseconds % unit.Microseconds == 0 && span.Microseconds >= unit.Microseconds);
        return $"{span.Microseconds / microseconds}{unit}";
    }

    private static Duration Parse(ArgumentResult result, string text)
    {
        foreach (var (unit, microseconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number * microseconds <= Max.Microseconds)
                return new((long)(number * microseconds));
        }

        result.AddError($"'{text}' is no span of time up to a day: say it like 10s, 250ms or 2m");
        return default;
    }
}
