using System.CommandLine;

namespace Holdover.Commands;

/// <summary>holdover demo</summary>
internal static class DemoCommand
{
    public static Command Create() => new("demo", "Server and speaker on this machine, and outages.");
}
