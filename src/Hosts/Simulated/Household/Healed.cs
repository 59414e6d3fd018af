using Holdover.Dealer;
using Holdover.Hosts.Simulated.Sounding;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>What must be so once nothing has gone wrong for long enough: everybody hears, and everybody knows what plays.</summary>
internal static class Healed
{
    private static readonly Duration RecentlyHeard = Duration.FromSeconds(1);

    /// <summary>What an output is given at once, and edits of a quarter of a minute at most.</summary>
    private static readonly Duration PositionErrorMax = Duration.FromMilliseconds(100);

    /// <summary>The first thing that is not as it must be is told.</summary>
    /// <param name="home">Where.</param>
    /// <param name="since">For how long nothing has gone wrong.</param>
    public static void Check(Home home, Duration since)
    {
        foreach (var (foreigner, number) in home.Foreigners.Select((foreigner, place) => (foreigner, Home.SpeakersCount + place)))
        {
            if (!home.IsLeftUnreachable(number) && home.Schedule.Now - foreigner.SentAt > RecentlyHeard)
                home.Fail(FailureKind.Liveness, number, $"a listener of others has been sent nothing for {home.Schedule.Now - foreigner.SentAt}");
        }

        foreach (var speaker in home.Speakers)
        {
            if (home.IsLeftUnreachable(speaker.Number))
                continue;
            if (ProblemOf(home, speaker) is { } problem)
                home.Fail(FailureKind.Liveness, speaker.Number, $"is not as it should be, though nothing has gone wrong for {since}: {problem}");
            else if (speaker.IsOwned && home.Left is not { IsOfHub: true } && BusProblemOf(home, speaker) is { } gap)
                home.Fail(FailureKind.Liveness, speaker.Number, $"is not known as it is, though nothing has gone wrong for {since}: {gap}");
        }

        if (home.Server.Hub.IsOverdue)
            home.Fail(FailureKind.Liveness, null, "somebody waits for an answer of the hub that does not come");
    }

    private static string? ProblemOf(Home home, SpeakerActor speaker)
    {
        var silent = home.Schedule.Now - speaker.Ear.LastHeard;
        return speaker.SessionStatus != SessionStatus.Connected ? $"its session is {speaker.Status.Session}"
            : speaker.IsYielded ? silent < RecentlyHeard ? "another of its account plays, and it is heard" : null
            : silent > RecentlyHeard ? $"nothing has been heard for {silent}"
            : speaker.Ear.ErrorMax > ErrorMaxOf(speaker) ? $"it is heard {speaker.Ear.ErrorMax} from its time"
            : speaker.PositionError() > PositionErrorMax ? $"its position is {speaker.PositionError()} from what is heard"
            : null;
    }

    private static string? BusProblemOf(Home home, SpeakerActor speaker)
    {
        var (hub, published) = (home.Server.Hub, speaker.Status.Published);
        if (speaker.Bus.Status != DealerStatus.Registered)
            return $"its dealer is {speaker.Bus.Status}";
        if (!speaker.Disk.IsEmpty)
            return "what it saved was not let go";
        if (hub.StateOf(speaker.Account, speaker.Bus.Device) is not { } state)
            return $"the hub has no such device of {speaker.Account}";
        if (state.IsPlaying != BusEnd.IsPlaying(in published) || state.Volume != published.Volume)
            return $"the hub says that it {(state.IsPlaying ? "plays" : "does not play")} at {state.Volume}, and it {(BusEnd.IsPlaying(in published) ? "plays" : "does not play")} at {published.Volume}";
        return hub.IsActive(speaker.Account, speaker.Bus.Device) == speaker.Bus.IsActive ? null
            : $"it {(speaker.Bus.IsActive ? "thinks" : "does not think")} that it is the one that plays, and the hub {(speaker.Bus.IsActive ? "does not" : "does")}";
    }

    /// <summary>
    /// A card that is further off than this is put at its place at once; what takes frames at once is given them a render
    /// period at a time.
    /// </summary>
    private static Duration ErrorMaxOf(SpeakerActor speaker) =>
        new Duration((long)SyncCorrector.AnchorAbove) + (speaker.Ear.IsClocked ? Duration.Zero : HouseholdRules.RenderPeriod);
}
