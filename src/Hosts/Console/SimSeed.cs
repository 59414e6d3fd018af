using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

using Holdover.Hosts.Simulated.Running;

namespace Holdover.Commands;

/// <summary>An option that names a seed.</summary>
internal static class SimSeed
{
    public static Option<Seed?> Option(string name, string description) => new(name) { Description = description, CustomParser = Parse };

    private static Seed? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return new(value);
        result.AddError($"'{text}' is no seed: a seed is a number from 0 to {ulong.MaxValue}");
        return null;
    }
}
