using Holdover.Machines;

namespace Holdover.Playback;

/// <content>What is done with frames.</content>
public sealed partial class PlaybackMachine
{
    private bool IsUpdate => Data.RequestOpen && Input.Rate == Data.Timeline.Grid.Rate && Input.Channels == Data.Channels;

    private bool IsElsewhere => Data.Timeline.IsElsewhere(in Input.Chunk, settings.GapMax);

    /// <summary>Whether a chunk of this timeline has frames whose time has not passed.</summary>
    private bool IsInTime => !IsElsewhere && Data.Timeline.Grid.FrameAt(Input.Chunk.Timestamp) + Input.Chunk.Frames > Data.Timeline.Head + FramesDue();

    private bool IsEmpty => Data.Timeline.Level == 0;

    private bool HasDueFrames => FramesWanted() <= Data.Timeline.Level;

    private bool HasMoreThanDue => FramesWanted() < Data.Timeline.Level;

    private void BeginRequestHeard()
    {
        BeginRequest();
        OpenOutput();
    }

    private void KeepPlaying() => Invariant.Holds(Data.RequestOpen);

    private void Clear()
    {
        Data.Timeline.Clear();
        Data.Position.BeginTimeline(Now);
        RestartSync();
        Deadlines.Disarm(PlaybackDeadline.Render);
        Emit(new(PlaybackAction.Flush));
    }

    private void BeginElsewhere()
    {
        Clear();
        QueueAndLoad();
    }

    private void QueueAndLoad()
    {
        Queue();
        BecomeReady();
    }

    private void TakeAnswerAndBecomeReady()
    {
        TakeAnswer();
        BecomeReady();
    }

    private void EndBurstAndBecomeReady()
    {
        EndBurst();
        BecomeReady();
    }

    /// <summary>Sound begins when its first frame is due; an output that is filled ahead is given silence before that.</summary>
    private void BecomeReady()
    {
        if (!Data.Output.IsOpen || !Data.Clock.IsSynchronized || Data.Timeline.Level == 0)
            return;
        var ahead = Data.Output.IsClocked ? settings.OutputAhead * 2 : Duration.Zero;
        Deadlines.Arm(PlaybackDeadline.Render, Data.Clock.LocalAt(Data.Timeline.Grid.TimestampOf(Data.Timeline.Head)) - ahead);
    }

    private void Queue()
    {
        ref readonly var chunk = ref Input.Chunk;
        if (!Data.Timeline.Anchored)
            Data.Timeline.Anchor(chunk.Timestamp);
        Data.Timeline.Align(in chunk);
        var splice = Data.Timeline.SpliceOf(in chunk);
        Data.FramesCutOff += splice.Known;
        var wanted = chunk.Frames - splice.Known;
        if (wanted == 0)
            return;
        if (!HasRoomFor(splice.Missing + wanted))
            LeaveOutLate();
        if (!HasRoomFor(splice.Missing + wanted))
        {
            Data.FramesCutOff += wanted;
            return;
        }

        if (splice.Missing > 0)
            QueueSilence(splice.Missing);
        Emit(new(PlaybackAction.QueueFrames) { Handle = chunk.Handle, Offset = splice.Known, Count = wanted });
        Data.Timeline.Tail += wanted;
    }

    private bool HasRoomFor(long frames) => Data.Timeline.Level + frames <= Data.Timeline.Grid.FramesIn(settings.BufferMax);

    /// <summary>After a long sleep all comes at once that was sent meanwhile: what is too late must not take the room of what is not.</summary>
    private void LeaveOutLate()
    {
        var late = Data.Clock.IsSynchronized ? Math.Min(FramesDue(), Data.Timeline.Level) : 0;
        if (late > 0)
            Skip(late);
    }

    private void QueueSilence(long frames)
    {
        Emit(new(PlaybackAction.QueueSilence) { Count = frames });
        Data.Timeline.Tail += frames;
        CountLost(frames);
    }

    private void BeginSound()
    {
        var due = FramesDue();
        if (!Data.Output.IsClocked && due - 1 > Data.Timeline.Grid.FramesIn(settings.LateAtStartMax))
            LeaveOut(due);
        Render();
    }

    /// <summary>Begins at the frame that is due now. If all that is queued is too late, nothing stands in for it: no sound was heard before.</summary>
    private void LeaveOut(long due)
    {
        var late = Math.Min(due - 1, Data.Timeline.Level);
        Skip(late);
        if (!IsEmpty)
            return;
        Data.Timeline.Head += due - late;
        Data.Timeline.Tail = Data.Timeline.Head;
    }

    private void Skip(long frames)
    {
        DropFront(frames);
        CountLost(frames);
    }

    private void DropFront(long frames)
    {
        Emit(new(PlaybackAction.Skip) { Frame = Data.Timeline.Head, Count = frames });
        Data.Timeline.Head += frames;
    }

    private void Render()
    {
        if (Data.Output.IsClocked)
            RenderClocked();
        else
            RenderPaced();
        ArmIn(PlaybackDeadline.Render, settings.RenderPeriod);
    }

    private void RenderPaced()
    {
        var played = Math.Min(FramesDue(), Data.Timeline.Level);
        if (played > 0)
            RenderFrames(played);
    }

    private void RenderFrames(long frames)
    {
        Emit(new(PlaybackAction.Render) { Frame = Data.Timeline.Head, Count = frames });
        Data.Sync.Write(frames);
        Play(frames, frames);
    }

    /// <summary>Frames left the queue, and the output was given as many, or one more or less.</summary>
    private void Play(long taken, long given)
    {
        Data.Timeline.Head += taken;
        Data.FramesPlayed += taken;
        Data.Output.Given += given;
        Data.GapNow = 0;
        Hear();
    }

    /// <summary>A paced output is given what is due: it is heard at once.</summary>
    private void Hear()
    {
        Data.Position.Give(Data.Timeline.Head);
        if (!Data.Output.IsClocked)
            Data.Position.Hear(0, Now);
    }

    /// <summary>
    /// The timeline goes on over frames that are missing. An output with a clock of its own is given nothing for them:
    /// it ran dry, and what comes next is anchored.
    /// </summary>
    private void PassMissing(long frames)
    {
        Invariant.Holds(IsEmpty);
        if (frames == 0)
            return;
        var first = Data.Timeline.Head;
        Data.Timeline.Head += frames;
        Data.Timeline.Tail = Data.Timeline.Head;
        CountLost(frames);
        if (Data.Output.IsClocked)
            RestartSync();
        else
            RenderSilence(first, frames);
    }

    private void RenderSilence(long first, long frames)
    {
        Emit(new(PlaybackAction.RenderSilence) { Frame = first, Count = frames });
        Hear();
    }

    private void CountLost(long frames)
    {
        Data.FramesLost += frames;
        Data.GapNow += frames;
        Data.GapLongest = Math.Max(Data.GapLongest, Data.GapNow);
    }

    /// <summary>
    /// Silence begins. It is written only when sound comes back: at the end of a stream there is none to write, and
    /// until then nobody can tell an end from a gap.
    /// </summary>
    private void BeginDrought()
    {
        RenderRest();
        ArmIn(PlaybackDeadline.Drought, settings.GapMax);
    }

    private void EndDrought(StateMachine<PlaybackState, PlaybackTrigger>.Transition transition)
    {
        Deadlines.Disarm(PlaybackDeadline.Drought);
        if (transition.Trigger != PlaybackTrigger.ChunkArrived || transition.Destination == PlaybackState.Loading)
            return;
        PassMissing(FramesDue());
        Queue();
        ArmIn(PlaybackDeadline.Render, settings.RenderPeriod);
    }

    private void CountLate() => Data.FramesCutOff += Input.Chunk.Frames;

    /// <summary>What is left goes out without waiting for anybody.</summary>
    private void BeginEnding()
    {
        Deadlines.Disarm(PlaybackDeadline.OutputSilent);
        ArmIn(PlaybackDeadline.Render, Duration.Zero);
    }

    private void EndRendering(StateMachine<PlaybackState, PlaybackTrigger>.Transition transition)
    {
        Deadlines.Disarm(PlaybackDeadline.Render);
        if (transition.Trigger == PlaybackTrigger.RenderDue)
            RenderRest();
    }

    private void RenderRest()
    {
        if (Data.Output.IsClocked)
            RenderClocked();
        if (!IsEmpty)
            RenderFrames(Data.Timeline.Level);
    }

    /// <summary>Frames of the queue that the output is to have now.</summary>
    private long FramesWanted() => Data.Output.IsClocked ? FramesWantedClocked() : FramesDue();

    /// <summary>Frames, from the head on, whose time has come.</summary>
    private long FramesDue() => Math.Max(Data.Timeline.Grid.FramesDueBy(Data.Clock.ServerAt(Now)) - Data.Timeline.Head, 0);
}
