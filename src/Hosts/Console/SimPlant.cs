using System.CommandLine;

using Holdover.Hosts.Simulated.Household;

namespace Holdover.Commands;

/// <summary>The option that plants a bug in the simulated hosts.</summary>
internal static class SimPlant
{
    public static Option<Plant> Option() => new("--plant")
    {
        Description = $"plant a bug in the simulated hosts, to see that it is found: {string.Join(", ", Enum.GetNames<Plant>().Skip(1))}",
    };
}
