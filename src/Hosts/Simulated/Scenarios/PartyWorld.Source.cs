using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What the source is asked and answers, in time or when nobody waits for that any more.</content>
internal sealed partial class PartyWorld
{
    public const string LateIsNobodys = "what a source says when nobody waits for it any more is told to nobody";
    public const string RightFrames = "each chunk is what the source has at its place";
    public const string SaidOnce = "each track that cannot be had is said so once, and no other";

    private const byte Well = 0;
    private const byte Unavailable = 1;

    private int toldChunks;

    /// <summary>Whether with the last choice a chunk came for which the source had been asked again.</summary>
    public bool CameWhenAskedAgain { get; private set; }

    /// <summary>Whether with the last choice it came out that a track cannot be had which was being opened in place of another.</summary>
    public bool FailedInPlaceOfAnother { get; private set; }

    /// <summary>Whether with the last choice it was said late that a track cannot be had, when it was being opened again.</summary>
    public bool FailedWhenOpenedAgain { get; private set; }

    /// <summary>Whether with the last choice a track opened, after another, whose first opening was never answered.</summary>
    public bool HeldAndOpened { get; private set; }

    /// <summary>Whether all that could not be had was said to be so.</summary>
    public bool IsAllSaid => Body.Said == Body.Gone;

    private void Ask(in CoordinatorEffect effect, bool isOpening)
    {
        if (Body.IsSourceSlow && !Body.Asked.IsNone)
            Body.Late = Body.Asked;
        var until = Now + (isOpening ? rules.Coordinator.OpenMax : rules.Coordinator.DecodeMax);
        (Body.Asked, Body.IsSourceSlow) = (new(effect.Source, isOpening, effect.Track, isOpening ? 0 : (int)effect.From, until), false);
    }

    private void AnswerSource(byte outcome)
    {
        var asked = Body.Asked;
        (Body.Asked, Body.IsSourceSlow) = (default, false);
        if (Now < asked.Until)
            Answer(in asked, outcome);
        else
            AnswerLate(in asked, outcome);
    }

    private void AnswerOld(byte outcome)
    {
        var late = Body.Late;
        Body.Late = default;
        CameWhenAskedAgain = !late.IsOpening && Body.Asked.IsAgain(in late);
        FailedWhenOpenedAgain = outcome == Unavailable && late.IsOpening && Body.Asked.IsAgain(in late);
        AnswerLate(plant == PartyPlant.LateIsPrompt && !Body.Asked.IsNone ? late with { Source = Body.Asked.Source } : late, outcome);
    }

    private void AnswerLate(in PartyAsk asked, byte outcome)
    {
        var (told, said) = (toldChunks, Body.Said);
        Step(in asked, outcome);
        if (toldChunks != told || Body.Said != said)
            Break(LateIsNobodys);
    }

    private void Answer(in PartyAsk asked, byte outcome)
    {
        HeldAndOpened = outcome == Well && asked is { IsOpening: true, Track: > 0 } && asked.IsAgain(in Body.Late);
        if (outcome == Unavailable)
        {
            FailedInPlaceOfAnother = asked.IsOpening && Body.Gone != 0;
            Body.Gone |= 1 << asked.Track;
        }

        Step(in asked, outcome);
    }

    private void Step(in PartyAsk asked, byte outcome)
    {
        if (outcome == Unavailable)
            StepCoordinator(CoordinatorInput.SourceUnavailable(asked.Source));
        else if (asked.IsOpening)
            StepCoordinator(CoordinatorInput.SourceOpened(asked.Source, PartyRules.Rate, PartyRules.Channels, isSeekable: !Body.CannotSeek));
        else if (asked.From >= rules.TrackFrames)
            StepCoordinator(CoordinatorInput.SourceEnded(asked.Source));
        else
            StepCoordinator(CoordinatorInput.ChunkDecoded(asked.Source, new(HandleOf(asked.Track, asked.From), 0, PartyRules.Rate, (uint)asked.From + (Body.HasChanged ? 101u : 1u))));
    }

    private int HandleOf(int track, long from) => (int)((track * rules.Chunks) + (from / PartyRules.Rate));

    private void LookAtChunk(in CoordinatorEffect effect)
    {
        toldChunks++;
        if (effect.Chunk.Handle != HandleOf(effect.Track, effect.From - effect.TrackFirst))
            Break(RightFrames);
    }

    private void LookAtUnavailable(int track)
    {
        var bit = 1 << track;
        if ((Body.Gone & bit) == 0 || (Body.Said & bit) != 0)
            Break(SaidOnce);
        Body.Said |= bit;
    }
}
