using System.CommandLine;
using System.Text.Json;

using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hosts.Simulated.Scenarios;

namespace Holdover.Commands;

/// <summary>holdover sim list</summary>
internal static class SimListCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "print one JSON object on the last line" };
        var command = new Command("list", "The scenarios that can be explored.") { json };
        command.SetAction(parsed => Run(parsed.GetValue(json)));
        return command;
    }

    private static int Run(bool json)
    {
        foreach (var scenario in ScenarioList.All)
            Console.WriteLine(json ? scenario.Name : $"{scenario.Name,-22} {scenario.Summary}");
        if (json)
            Console.WriteLine(Json.Line(Fields));
        return ExitCode.Done;
    }

    private static void Fields(Utf8JsonWriter json)
    {
        json.WriteStartArray("scenarios");
        foreach (var scenario in ScenarioList.All)
            json.WriteStringValue(scenario.Name);
        json.WriteEndArray();
    }
}
