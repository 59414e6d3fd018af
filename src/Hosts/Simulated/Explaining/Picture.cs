using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Explaining;

/// <summary>A seed's run as one HTML file: a swim-lane for each part.</summary>
public sealed class Picture(Seed seed, Plant plant, IReadOnlyList<Fault> plan, Timelines timelines, RunResult result)
{
    /// <summary>What is drawn besides the time from the first fault to the failure.</summary>
    private static readonly Duration Around = Duration.FromSeconds(4);

    private readonly Drawing drawing = new(
        plan.Count == 0 ? Duration.Zero : Duration.Max(plan.Min(fault => fault.At) - Around, Duration.Zero), (result.Failure?.At ?? result.Simulated) + Around);

    public string Write()
    {
        DrawFaults("server", plan.Where(fault => fault.IsOfServer || fault.IsOfHub));
        drawing.States(Lanes.Keeper, timelines.StatesOf(Lanes.Server, Lanes.Keeper));
        drawing.States(Lanes.Coordinator, timelines.StatesOf(Lanes.Server, Lanes.Coordinator));
        drawing.States(Lanes.Hub, timelines.StatesOf(Lanes.Server, Lanes.Hub));
        for (var worker = 0; worker < Server.WorkersCount; worker++)
            drawing.States($"worker {worker}", timelines.StatesOf(Lanes.Server, $"worker {worker}"));
        foreach (var speaker in Speakers())
            DrawSpeaker(speaker);
        if (result.Failure is { } failure)
            drawing.Failure(failure.At, failure.ToString());
        return drawing.Page(
            $"Seed {seed}",
            result.Failure?.ToString() ?? "everybody hears",
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{plan.Count} {(plan.Count == 1 ? "fault" : "faults")}, {result.Events:N0} events{(plant == Plant.None ? "" : $", and a bug that was planted in the simulated host: {plant}")}."),
            $"holdover sim run --seed {seed}{(plant == Plant.None ? "" : $" --plant {plant}")}");
    }

    /// <summary>Who failed, or else whoever something happened to.</summary>
    private IEnumerable<int> Speakers() => result.Failure?.Speaker is { } one
        ? [one]
        : plan.Where(fault => !fault.IsOfServer && !fault.IsOfHub).Select(fault => fault.Speaker).Concat(timelines.Gaps.Select(gap => gap.Speaker)).Distinct().Order();

    private void DrawSpeaker(int speaker)
    {
        drawing.Space();
        DrawFaults($"speaker {speaker}", plan.Where(fault => !fault.IsOfServer && !fault.IsOfHub && fault.Speaker == speaker));
        drawing.States("process", timelines.StatesOf(speaker, Lanes.Process));
        drawing.States("session", timelines.StatesOf(speaker, Lanes.Session));
        if (timelines.StatesOf(speaker, Lanes.Dealer) is { Count: > 1 } dealer)
            drawing.States("dealer", dealer);
        drawing.States("playback", timelines.StatesOf(speaker, Lanes.Playback));
        drawing.Level(timelines.LevelsOf(speaker), timelines.Gaps.Where(gap => gap.Speaker == speaker));
    }

    private void DrawFaults(string label, IEnumerable<Fault> faults) =>
        drawing.Marks(label, faults.Select(fault => (fault.At, fault.End, fault.Kind.ToString(), fault.ToString())));
}
