using Holdover.Machines;

using static Holdover.Party.CoordinatorTrigger;

namespace Holdover.Party;

/// <content>The source: opening it, going back to where an earlier coordinator was, holding on while it stalls.</content>
public sealed partial class CoordinatorMachine
{
    private bool HasNextTrack => Data.Queue.Next >= 0 && (Data.Next > Data.TrackFirst || HasTrackBehind);

    /// <summary>Whether something is left to try in place of an item of which nothing is heard.</summary>
    private bool HasTrackBehind => Data.Queue.Passed + 1 < Data.Queue.Count && Data.Queue.After >= 0;

    private bool IsSameFormat => Input.Rate == Data.Grid.Rate && Input.Channels == Data.Channels;

    private bool CanResume => Data.Held.CanBeFound && Data.Break == StreamBreak.None && Input.IsSeekable && IsSameFormat;

    /// <summary>The first frame of the last chunk that the workers hold.</summary>
    private long HeldLast => Data.Held.End - Data.Held.Frames;

    private bool IsAtLastChunk => Data.Next >= HeldLast;

    private long ChunkFrames => Math.Max(Data.Grid.FramesIn(settings.Chunk), 1);

    private void TakeQueue() => Data.Queue = new(Math.Clamp(Input.Track, 1, TrackQueue.CountMax)) { Mode = new(Input.Repeat) };

    /// <summary>One that has no frames at all is passed over like one that cannot be played: else a loop of it would spin.</summary>
    private void NextTrack()
    {
        if (Data.Next == Data.TrackFirst)
            Data.Queue.Passed++;
        MoveTo(Data.Queue.Next);
    }

    private void SkipTrack()
    {
        SayUnavailable();
        MoveTo(Data.Queue.After);
    }

    /// <summary>From the next frame on; what comes before it is still to be heard.</summary>
    private void MoveTo(int track)
    {
        Invariant.Holds(track >= 0 && track < Data.Queue.Count);
        (Data.Queue.Track, Data.TrackFirst, Data.Held) = (track, Data.Next, default);
        Data.Marks.Add(track, Data.Next);
    }

    private void SayUnavailable()
    {
        Emit(new(CoordinatorAction.ReportUnavailable) { Track = Data.Queue.Track });
        Data.HasFailed |= !Data.IsStreaming && !HasTrackBehind;
        Data.Queue.Passed++;
    }

    private void ChooseTrack()
    {
        MoveTo(Input.Track);
        Data.Queue.Passed = 0;
        Data.IsPaused = false;
        Data.Break = StreamBreak.Chosen;
    }

    private void Open()
    {
        AdoptStand();
        Adopt();
        Data.Source = Data.Source.Next();
        Emit(new(CoordinatorAction.OpenSource) { Source = Data.Source, Track = Data.Queue.Track });
        ArmIn(CoordinatorDeadline.Open, settings.OpenMax);
        ArmDry();
    }

    /// <summary>Takes over the stream that an earlier coordinator left, as the workers hold it.</summary>
    private void Adopt()
    {
        if (Data.IsStreaming || !Data.Held.CanBeFound)
            return;
        if (Data.Held.Track >= Data.Queue.Count)
        {
            Data.Held = default;
            return;
        }

        (Data.Request, Data.Grid, Data.Channels, Data.Next) = (Data.Held.Request, Data.Held.Grid, Data.Held.Channels, Data.Held.End);
        (Data.Queue.Track, Data.TrackFirst) = (Data.Held.Track, Data.Held.TrackFirst);
        (Data.LastTrack, Data.LastTrackFirst) = (Data.Held.Track, Data.Held.TrackFirst);
        Data.StreamFirst = Data.TrackFirst;
        Data.Marks = TrackMarks.From(Data.Queue.Track, Data.TrackFirst);
        Data.Ring.Clear(Data.Next);
        Data.IsStreaming = true;
        ArmHeard();
    }

    /// <summary>What is decoded is played meanwhile; once it is, the stream cannot go on as if nothing had been.</summary>
    private void ArmDry()
    {
        if (Data.IsStreaming && Data.Break == StreamBreak.None)
            Deadlines.Arm(CoordinatorDeadline.Dry, new(Data.Grid.TimestampOf(Data.Next)));
    }

    private void TakeSource()
    {
        if (Data.IsStreaming && Data.Break == StreamBreak.None)
        {
            Data.Break = !IsSameFormat ? StreamBreak.OtherFormat
                : !Input.IsSeekable && Data.Next > Data.TrackFirst ? StreamBreak.NotSeekable
                : StreamBreak.None;
        }

        Data.Held = default;
        Data.IsSeekable = Input.IsSeekable;
        Data.Channels = Input.Channels;
        Data.Grid = Data.Grid with { Rate = Input.Rate };
    }

    /// <summary>
    /// Whole chunks before the last that the workers hold, so that their borders are those of before. The source answers;
    /// should it stall again, what is held runs dry before patience does.
    /// </summary>
    private void GoBack()
    {
        Deadlines.Disarm(CoordinatorDeadline.Hold);
        Data.IsSeekable = true;
        var chunks = (Data.Grid.FramesIn(settings.ResumeBack) + ChunkFrames - 1) / ChunkFrames;
        Data.Next = Math.Max(Math.Min(Data.TrackFirst, HeldLast), HeldLast - (chunks * ChunkFrames));
        Data.Ring.Clear(Data.Next);
        Decode();
    }

    private void Catch()
    {
        Keep();
        Decode();
    }

    private void LeaveResuming(StateMachine<CoordinatorState, CoordinatorTrigger>.Transition transition)
    {
        Deadlines.Disarm(CoordinatorDeadline.Decoded);
        if (transition.Trigger == ChunkDecoded)
            return;
        ForgetRing();
        Data.Next = Data.Held.End;
        Data.Ring.Clear(Data.Next);
    }

    /// <summary>The same samples as before, or others: then what listeners have does not fit what comes.</summary>
    private void Rejoin()
    {
        var isSame = Input.Chunk.Frames == Data.Held.Frames && Input.Chunk.Crc == Data.Held.Crc;
        if (!isSame && Data.Break == StreamBreak.None)
            Data.Break = StreamBreak.OtherSamples;
        Keep();
        Data.Next = isSame ? Data.Next : Data.Held.End;
        Data.Held = default;
    }

    /// <summary>The source ends before what the workers hold does: it is not what it was.</summary>
    private void MissTheEnd()
    {
        Data.Break = StreamBreak.OtherSamples;
        Data.Held = default;
    }

    private void HoldOn()
    {
        Data.Source = Data.Source.Next();
        ArmIn(CoordinatorDeadline.Retry, Data.Backoff.Next(Data.IsHealthy, settings, ref Data.Dice));
        Data.IsHealthy = false;
        if (!Deadlines.IsArmed(CoordinatorDeadline.Hold))
            ArmIn(CoordinatorDeadline.Hold, settings.HoldMax);
        ArmDry();
    }

    private void Decode()
    {
        var count = !Data.Held.CanBeFound ? ChunkFrames
            : Data.Next < HeldLast ? Math.Min(ChunkFrames, HeldLast - Data.Next)
            : Data.Held.Frames;
        Emit(new(CoordinatorAction.Decode) { Source = Data.Source, Track = Data.Queue.Track, From = Data.Next - Data.TrackFirst, Count = count });
        ArmIn(CoordinatorDeadline.Decoded, settings.DecodeMax);
    }
}
