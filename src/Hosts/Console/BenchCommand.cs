using System.CommandLine;

namespace Holdover.Commands;

/// <summary>holdover bench [NAME]</summary>
internal static class BenchCommand
{
    public static Command Create() => new("bench", "What it costs, against yardsticks.");
}
