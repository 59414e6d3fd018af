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

    private bool HasDueFrames => FramesDue() <= Data.Timeline.Level;

    private bool HasMoreThanDue => FramesDue() < Data.Timeline.Level;

    private void BeginRequest()
    {
        EndRequest();
        Data.Request = Data.Request.Next();
        Data.RequestOpen = true;
        Data.Channels = Input.Channels;
        Data.Timeline.Grid = new(0, Input.Rate);
        Emit(new(PlaybackAction.OpenOutput) { Request = Data.Request, Rate = Input.Rate, Channels = Input.Channels });
    }

    private void EndRequest()
    {
        if (!Data.RequestOpen)
            return;
        Data.RequestOpen = false;
        Clear();
        Emit(new(PlaybackAction.CloseOutput) { Request = Data.Request });
        Emit(new(PlaybackAction.ReportEnded) { Request = Data.Request });
    }

    private void KeepPlaying() => Invariant.Holds(Data.RequestOpen);

    private void Clear()
    {
        Data.Timeline.Clear();
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

    private void BecomeReady()
    {
        if (Data.Clock.IsSynchronized && Data.Timeline.Level > 0)
            Deadlines.Arm(PlaybackDeadline.Render, Data.Clock.LocalAt(Data.Timeline.Grid.TimestampOf(Data.Timeline.Head)));
    }

    private void Queue()
    {
        ref readonly var chunk = ref Input.Chunk;
        if (!Data.Timeline.Anchored)
            Data.Timeline.Anchor(chunk.Timestamp);
        var splice = Data.Timeline.SpliceOf(in chunk);
        Data.FramesCutOff += splice.Known;
        if (splice.Missing > 0)
            QueueSilence(splice.Missing);
        var wanted = chunk.Frames - splice.Known;
        if (wanted == 0)
            return;
        Emit(new(PlaybackAction.QueueFrames) { Handle = chunk.Handle, Offset = splice.Known, Count = wanted });
        Data.Timeline.Tail += wanted;
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
        if (due - 1 > Data.Timeline.Grid.FramesIn(settings.LateAtStartMax))
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
        Emit(new(PlaybackAction.Skip) { Count = frames });
        Data.Timeline.Head += frames;
        CountLost(frames);
    }

    private void Render()
    {
        var played = Math.Min(FramesDue(), Data.Timeline.Level);
        if (played > 0)
            RenderFrames(played);
        ArmRender();
    }

    private void RenderFrames(long frames)
    {
        Emit(new(PlaybackAction.Render) { Count = frames });
        Data.Timeline.Head += frames;
        Data.FramesPlayed += frames;
        Data.GapNow = 0;
    }

    private void RenderSilence(long frames)
    {
        Invariant.Holds(IsEmpty);
        Emit(new(PlaybackAction.RenderSilence) { Count = frames });
        Data.Timeline.Head += frames;
        Data.Timeline.Tail = Data.Timeline.Head;
        CountLost(frames);
    }

    private void CountLost(long frames)
    {
        Data.FramesLost += frames;
        Data.GapNow += frames;
        Data.GapLongest = Math.Max(Data.GapLongest, Data.GapNow);
    }

    private void ArmRender() => ArmIn(PlaybackDeadline.Render, settings.RenderPeriod);

    /// <summary>
    /// Silence begins. It is written only when sound comes back: at the end of a stream there is none to write, and
    /// until then nobody can tell an end from a gap.
    /// </summary>
    private void BeginDrought()
    {
        if (!IsEmpty)
            RenderFrames(Data.Timeline.Level);
        ArmIn(PlaybackDeadline.Drought, settings.GapMax);
    }

    private void EndDrought(StateMachine<PlaybackState, PlaybackTrigger>.Transition transition)
    {
        Deadlines.Disarm(PlaybackDeadline.Drought);
        if (transition.Trigger != PlaybackTrigger.ChunkArrived || transition.Destination == PlaybackState.Loading)
            return;
        RenderSilence(FramesDue());
        Queue();
        ArmRender();
    }

    private void CountLate() => Data.FramesCutOff += Input.Chunk.Frames;

    private void EndRendering(StateMachine<PlaybackState, PlaybackTrigger>.Transition transition)
    {
        Deadlines.Disarm(PlaybackDeadline.Render);
        if (transition.Trigger == PlaybackTrigger.RenderDue && !IsEmpty)
            RenderFrames(Data.Timeline.Level);
    }

    /// <summary>Frames, from the head on, whose time has come.</summary>
    private long FramesDue() => Math.Max(Data.Timeline.Grid.FramesDueBy(Data.Clock.ServerAt(Now)) - Data.Timeline.Head, 0);
}
