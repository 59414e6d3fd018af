using Holdover.Dealer;
using Holdover.Hosts.Simulated.Explaining;
using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

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

    private static readonly Duration RecentlyHeard = Duration.FromSeconds(1);

    public static IReadOnlyList<Fault> PlanOf(Seed seed) => Swarm.PlanOf(seed, FaultsSpan);

    public static RunResult Run(Seed seed) => Run(seed, new());

    public static RunResult Run(Seed seed, RunOptions options)
    {
        var log = new EventLog(options.Hashes);
        var home = new Home(seed, log, options.Until) { Watch = options.Watch, Plant = options.Plant, Recordings = options.Recordings };
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

        _ = new FaultScript(home, excuses, options.Plan ?? PlanOf(seed));
        if (options.Timelines is { } timelines)
            _ = new Sampler(home, timelines);
        try
        {
            home.Begin();
            home.RunUntil(FaultsSpan);
            excuses.ExcuseAll(FaultsSpan + HealingMax);
            home.RunUntil(FaultsSpan + HealingMax);
            Array.ForEach(home.Speakers, speaker => speaker.Ear.Listen());
            home.RunUntil(FaultsSpan + HealingMax + Listening);
            if (!home.IsStopped)
                CheckThatEverybodyHears(home);
        }
        catch (InvariantException error)
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
            excuses.MustBeUnheard,
            home.Foreigners.Sum(foreigner => foreigner.Resumed),
            home.Speakers.Sum(speaker => speaker.Disk.Taken),
            home.Speakers.Sum(speaker => speaker.Disk.Refused),
            home.Speakers.Sum(speaker => speaker.Ear.FramesHeard),
            home.Speakers.Sum(speaker => speaker.Ear.FramesMissing));
    }

    private static void Judge(Home home, Excuses excuses, Gap gap)
    {
        if (!excuses.IsExcused(gap.Speaker))
            home.Fail(FailureKind.Safety, gap.Speaker, $"{gap.Frames} frames were not heard, and nothing that happened excuses it");
    }

    /// <summary>
    /// A card that is further off than this is put at its place at once; what takes frames at once is given them a render
    /// period at a time.
    /// </summary>
    private static Duration ErrorMaxOf(SpeakerActor speaker) =>
        new Duration((long)SyncCorrector.AnchorAbove) + (speaker.Ear.IsClocked ? Duration.Zero : HouseholdRules.RenderPeriod);

    private static void CheckThatEverybodyHears(Home home)
    {
        foreach (var (foreigner, number) in home.Foreigners.Select((foreigner, place) => (foreigner, Home.SpeakersCount + place)))
        {
            if (home.Schedule.Now - foreigner.SentAt > RecentlyHeard)
                home.Fail(FailureKind.Liveness, number, $"a listener of others has been sent nothing for {home.Schedule.Now - foreigner.SentAt}");
        }

        foreach (var speaker in home.Speakers)
        {
            var problem = speaker.SessionStatus != SessionStatus.Connected ? $"its session is {speaker.Status.Session}"
                : home.Schedule.Now - speaker.Ear.LastHeard > RecentlyHeard ? $"nothing has been heard for {home.Schedule.Now - speaker.Ear.LastHeard}"
                : speaker.Ear.ErrorMax > ErrorMaxOf(speaker) ? $"it is heard {speaker.Ear.ErrorMax} from its time"
                : speaker.IsOwned && speaker.DealerStatus != DealerStatus.Registered ? $"its dealer is {speaker.DealerStatus}"
                : !speaker.Disk.IsEmpty ? "what it saved was not let go"
                : null;
            if (problem is not null)
                home.Fail(FailureKind.Liveness, speaker.Number, $"does not play, though nothing has gone wrong for {HealingMax + Listening}: {problem}");
        }
    }
}
