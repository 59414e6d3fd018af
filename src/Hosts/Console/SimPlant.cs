using System.CommandLine;
using System.CommandLine.Parsing;

using Holdover.Hosts.Simulated.Household;

namespace Holdover.Commands;

/// <summary>The option that plants a bug in the simulated hosts.</summary>
internal static class SimPlant
{
    private static readonly string[] Names = Enum.GetNames<Plant>()[1..];

    public static Option<Plant> Option() => new("--plant")
    {
        Description = $"plant a bug in the simulated hosts, to see that it is found: {string.Join(", ", Names)}",
        CustomParser = Parse,
    };

    private static Plant Parse(ArgumentResult result)
    {
        var name = result.Tokens[0].Value;
        if (Names.Contains(name, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<Plant>(name, ignoreCase: true);
        result.AddError($"nothing called '{name}' can be planted; there are {string.Join(", ", Names)}");
        return Plant.None;
    }
}
