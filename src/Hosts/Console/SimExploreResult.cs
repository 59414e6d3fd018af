using System.Text.Json;

using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Commands;

/// <summary>What an exploration found, for people and for programs.</summary>
internal sealed record SimExploreResult(Scenario Scenario, ExplorationOptions Options, ExplorationReport Report, double Seconds)
{
    /// <summary>The worst of what was found: what broke a machine, then what broke a promise.</summary>
    public int ExitCode =>
        Has(ViolationKind.Crash) ? Commands.ExitCode.Crash
        : Has(ViolationKind.Safety) ? Commands.ExitCode.Safety
        : Has(ViolationKind.Liveness) ? Commands.ExitCode.Liveness
        : Report.Unwitnessed.Count > 0 ? Commands.ExitCode.Failed
        : Commands.ExitCode.Done;

    private string Strategy => Options.Strategy.ToString().ToLowerInvariant();

    private double GeneratedASecond => Seconds > 0 ? Math.Round(Report.GeneratedStates / Seconds) : 0;

    public void Print(TextWriter text)
    {
        text.WriteLine($"{Scenario.Name}: {Scenario.Summary}");
        text.WriteLine($"  alphabet  {string.Join("; ", Scenario.Alphabet)}");
        text.WriteLine($"  faults    {string.Join(", ", Scenario.Faults)}{(Options.Budget is { } budget ? $"; here {budget}" : string.Empty)}");
        if (Scenario.Rows.Count > 0)
            text.WriteLine($"  shows     {string.Join(", ", Scenario.Rows.Select(row => $"C{row}"))} of docs/catalogue.md");
        text.WriteLine($"  {Strategy}: {Report.DistinctStates:N0} states of {Report.GeneratedStates:N0} generated, {(Report.Complete ? "all there are" : $"not all there are: {Report.Unfinished}")}; longest path {Report.LongestPath}");
        text.WriteLine($"  {GeneratedASecond:N0} generated a second, {Report.BytesAState:F0} bytes a state");
        foreach (var violation in Report.Violations)
            Print(text, violation);
        foreach (var name in Report.Unwitnessed)
            text.WriteLine($"  never seen: {name}");
        if (Report.Violations.Count == 0 && Report.Unwitnessed.Count == 0)
            text.WriteLine("  every promise holds");
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("scenario", Scenario.Name);
        json.WriteString("strategy", Strategy);
        json.WriteNumber("seed", Options.Seed);
        json.WriteNumber("distinct_states", Report.DistinctStates);
        json.WriteNumber("generated_states", Report.GeneratedStates);
        json.WriteBoolean("complete", Report.Complete);
        json.WriteString("unfinished", Report.Unfinished);
        json.WriteStartArray("violations");
        foreach (var violation in Report.Violations)
            Write(json, violation);
        json.WriteEndArray();
        WriteTexts(json, "unwitnessed", Report.Unwitnessed);
        json.WriteNumber("generated_per_second", GeneratedASecond);
        json.WriteNumber("longest_path", Report.LongestPath);
        json.WriteNumber("bytes_a_state", Math.Round(Report.BytesAState, 1));
        WriteTexts(json, "alphabet", Scenario.Alphabet);
        WriteTexts(json, "faults", Scenario.Faults);
        WriteTexts(json, "rows", [.. Scenario.Rows.Select(row => $"C{row}")]);
    }

    private static void Write(Utf8JsonWriter json, Violation violation)
    {
        json.WriteStartObject();
        json.WriteString("kind", violation.Kind.ToString().ToLowerInvariant());
        json.WriteString("property", violation.Property);
        json.WriteString("path", violation.Path.ToString());
        json.WriteString("cycle", violation.Cycle.ToString());
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private bool Has(ViolationKind kind) => Report.Violations.Any(violation => violation.Kind == kind);

    private void Print(TextWriter text, Violation violation)
    {
        var round = violation.Cycle.Length > 0 ? $", then round and round {violation.Cycle}" : string.Empty;
        var plant = Options.Plant is { } planted ? $" --plant {planted}" : string.Empty;
        var budget = Options.Budget is { } faults ? $" --budget {faults}" : string.Empty;
        text.WriteLine($"  {violation.Kind}: {violation.Property}{round}");
        text.WriteLine($"    holdover sim explore {Scenario.Name}{plant}{budget} --path {violation.Path}{violation.Cycle}");
    }
}
