using System.CommandLine;
using System.Text.Json;

using Holdover.Bench;

namespace Holdover.Commands;

/// <summary>holdover bench [NAME]</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = $"what to measure: {string.Join(", ", Benches.Groups)}, or one measurement of it", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "print one JSON object at the end" };
        var command = new Command(
            "bench",
            """
            What it costs, against yardsticks that run beside it.

            Example: holdover bench engine
            """)
        {
            name, json,
        };
        command.SetAction(parsed => Run(parsed.GetValue(name), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string? name, bool json)
    {
        var measurements = new List<Measurement>();
        foreach (var measurement in Benches.Run(name, Self.Command()))
        {
            measurements.Add(measurement);
            if (!json)
                Console.WriteLine(Shown(measurement));
        }

        if (measurements.Count == 0)
            throw new UserException(ExitCode.Usage, $"there is no bench '{name}'; there are {string.Join(", ", Benches.Groups)}");
        if (json)
            Console.WriteLine(Json.Line(line => measurements.ForEach(measurement => Write(line, measurement))));
        return ExitCode.Done;
    }

    private static string Shown(Measurement measurement) =>
        $"{measurement.Name,-24} {measurement.Value,12:#,0.0###} {measurement.Unit,-10}" +
        (measurement.Ratio is { } ratio ? $" {ratio:N2} x {measurement.Yardstick}" : $" {measurement.Yardstick}");

    private static void Write(Utf8JsonWriter line, Measurement measurement)
    {
        line.WriteStartObject(measurement.Name);
        line.WriteNumber("value", measurement.Value);
        line.WriteString("unit", measurement.Unit);
        line.WriteString("yardstick", measurement.Yardstick);
        if (measurement.Ratio is { } ratio)
            line.WriteNumber("ratio", ratio);
        else
            line.WriteNull("ratio");
        line.WriteEndObject();
    }
}
