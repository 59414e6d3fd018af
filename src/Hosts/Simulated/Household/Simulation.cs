using Holdover.Hosts.Simulated.Explaining;
using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>
/// Runs a household in two phases: things go wrong, and every step is watched; then nothing more does, and within a bound
/// everybody must hear what the server plays, at its time and without a hole.
/// </summary>
public static class Simulation
{
    /// <summary>For how long things go wrong.</summary>
    public static readonly Duration FaultsSpan = Duration.FromSeconds(120);

    /// <summary>The longest backoff and what an attempt takes, twice: nobody may need longer to be back.</summary>
    private static readonly Duration HealingMax = Duration.FromSeconds(75);

    /// <summary>So long everybody is listened to at the end.</summary>
    private static readonly Duration Listening = Duration.FromSeconds(15);

    /// <summary>What somebody pressed last has come to the speaker by then; whoever finds one paused plays it again.</summary>
    private static readonly Duration PressingMax = Duration.FromSeconds(15);

    public static IReadOnlyList<Fault> PlanOf(Seed seed) => Swarm.PlanOf(seed, FaultsSpan);

    public static RunResult Run(Seed seed) => Run(seed, new());

    public static RunResult Run(Seed seed, RunOptions options)
    {
        var log = new EventLog(options.Hashes);
        var home = new Home(seed, log, options.Until, options.Speakers) { Watch = options.Watch, Plant = options.Plant, Recordings = options.Recordings };
        var excuses = new Excuses(home);
        foreach (var speaker in home.Speakers)
        {
            speaker.Ear.HoleHeard = frames =>
            {
                var gap = new Gap(speaker.Number, frames, home.Elapsed);
                options.Timelines?.Add(gap);
                Judge(home, excuses, gap);
            };
        }

        _ = new FaultScript(home, excuses, [.. (options.Plan ?? PlanOf(seed)).Where(home.Has)]);
        if (options.Timelines is { } timelines)
            _ = new Sampler(home, timelines);
        try
        {
            home.Begin();
            home.RunUntil(FaultsSpan);
            excuses.ExcuseAll(FaultsSpan + HealingMax);
            home.RunUntil(FaultsSpan + PressingMax);
            Array.ForEach(home.Speakers, speaker => speaker.Pause(false));
            home.RunUntil(FaultsSpan + HealingMax);
            Array.ForEach(home.Speakers, speaker => speaker.Listen());
            home.RunUntil(FaultsSpan + HealingMax + Listening);
            if (!home.IsStopped)
                Healed.Check(home, HealingMax + Listening);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            home.Fail(FailureKind.Crash, null, error.ToString());
        }

        if (options.Look is { } look)
            Sampler.Look(home, (part, machine, state) => look(part == Lanes.Server ? "server" : $"speaker {part}", machine, state));
        return new(
            home.Failure,
            log.Hash,
            home.Schedule.Events,
            home.Elapsed,
            home.Begun,
            home.Met,
            home.Speakers.Sum(speaker => speaker.Ear.FramesHeard),
            home.Speakers.Sum(speaker => speaker.Ear.FramesMissing));
    }

    private static void Judge(Home home, Excuses excuses, Gap gap)
    {
        if (!excuses.IsExcused(gap.Speaker))
            home.Fail(FailureKind.Safety, gap.Speaker, $"{gap.Frames} frames were not heard, and nothing that happened excuses it");
    }
}
