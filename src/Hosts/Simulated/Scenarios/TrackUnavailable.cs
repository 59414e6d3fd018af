using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A party of several processes: tracks that cannot be had, be it that this is said late, are passed over, each with a word.</summary>
internal sealed class TrackUnavailable : PartyScenario
{
    private static readonly PartyRules Rules = new(Workers: 1, Own: [true, false], Chunks: 2, Budget: 3, PartyFault.TrackIsUnavailable, PartyFault.SourceIsSlow) { Tracks = 3 };

    public TrackUnavailable()
        : base(Rules, "one of our speakers and a foreign one listen at one worker")
    {
        MustPlay();
        MustAlways<PartyWorld>("once it is over, each track that could not be had was said", world => !world.IsOver || world.IsAllSaid, 24);
        MustSometimes<PartyWorld>("a track could not be had, and the one that was opened in its place could not either", world => world.FailedInPlaceOfAnother, 24);
        MustSometimes<PartyWorld>("it was said late that a track cannot be had, when it was being opened again", world => world.FailedWhenOpenedAgain, 24);
        MustSometimes<PartyWorld>("the next track was not opened in time, and was when it was asked for again", world => world.HeldAndOpened, 62);
        MustSometimes<PartyWorld>("a chunk came when it had been asked for again", world => world.CameWhenAskedAgain, 63);
        MustSometimes<PartyWorld>("nothing could be had", world => world is { IsOver: true, Generation: 0 });
    }

    public override string Name => "track-unavailable";

    public override string Summary => "tracks that cannot be had are passed over, each with a word, and what else is queued is heard";

    protected override IReadOnlyList<PartyPlant> Acting => [PartyPlant.LateIsPrompt];
}
