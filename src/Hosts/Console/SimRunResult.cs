using System.Text.Json;

using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Household;

namespace Holdover.Commands;

/// <summary>What a sweep of seeds found, for people and for tools.</summary>
internal sealed class SimRunResult(IReadOnlyList<SeedResult> results, Plant plant, double seconds)
{
    /// <summary>So many failures are told in words; all are in the JSON.</summary>
    private const int ToldMax = 10;

    private readonly SeedResult[] failed = [.. results.Where(result => result.Run.Failure is not null)];

    private readonly string planted = plant == Plant.None ? "" : $" --plant {plant}";

    private readonly Counts<FaultKind> begun = Counts<FaultKind>.Sum(results.Select(result => result.Run.Begun));

    private readonly Counts<Situation> met = Counts<Situation>.Sum(results.Select(result => result.Run.Met));

    private long Events => results.Sum(result => result.Run.Events);

    private double Simulated => results.Sum(result => result.Run.Simulated.Microseconds) / 1e6;

    public int ExitCode => failed.Length == 0 ? Commands.ExitCode.Done : ExitCodeOf(failed[0].Run.Failure!.Kind);

    public static int ExitCodeOf(FailureKind kind) => kind switch
    {
        FailureKind.Crash => Commands.ExitCode.Crash,
        FailureKind.Liveness => Commands.ExitCode.Liveness,
        _ => Commands.ExitCode.Safety,
    };

    public void Print(TextWriter output)
    {
        foreach (var result in failed.Take(ToldMax))
        {
            output.WriteLine($"seed {result.Seed}: {result.Run.Failure}");
            output.WriteLine($"  again: holdover sim run --seed {result.Seed}{planted}");
        }

        output.WriteLine($"{results.Count} seeds, {failed.Length} failed; {Events:N0} events, {Events / seconds:N0} a second; {Simulated:N0} s simulated, {Simulated / seconds:N0} x real time");
        string[] never = [.. begun.Never.Select(kind => kind.ToString()), .. met.Never.Select(kind => kind.ToString())];
        if (never.Length > 0)
            output.WriteLine($"never met: {string.Join(", ", never)}");
        output.WriteLine($"{met[Situation.MustBeUnheard]} faults had to be inaudible; listeners of others went on exactly {met[Situation.ResumedExactly]} times; {results.Sum(result => result.Run.FramesHeard) / 48_000:N0} s of sound heard, {results.Sum(result => result.Run.FramesMissing) / 48_000:N0} s missing");
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("seeds", results.Count);
        json.WriteStartArray("failed");
        foreach (var result in failed)
            json.WriteNumberValue(result.Seed.Value);
        json.WriteEndArray();
        json.WriteNumber("events", Events);
        json.WriteNumber("events_per_second", Math.Round(Events / seconds));
        json.WriteNumber("simulated_seconds", Math.Round(Simulated, 3));
        json.WriteNumber("times_real_time", Math.Round(Simulated / seconds));
        json.WriteString("hash", SeedSweep.HashOf(results).ToString("x16", null));
        Write(json, "faults", begun);
        Write(json, "situations", met);
    }

    private static void Write<TKind>(Utf8JsonWriter json, string name, Counts<TKind> counts)
        where TKind : unmanaged, Enum
    {
        json.WriteStartObject(name);
        foreach (var kind in Enum.GetValues<TKind>())
            json.WriteNumber(kind.ToString(), counts[kind]);
        json.WriteEndObject();
    }
}
