using Holdover.Machines;

namespace Holdover.Playback;

/// <content>How an output with a clock of its own is filled, and kept with the server's.</content>
public sealed partial class PlaybackMachine
{
    /// <summary>Frames that the output has room for, up to how far ahead it is filled.</summary>
    private long FramesRoom()
    {
        var grid = Data.Timeline.Grid;
        return Math.Max(grid.FramesIn(settings.OutputAhead) - Data.Output.HeldAt(Now, grid), 0);
    }

    /// <summary>Whether it is known when what the output is given next will be heard.</summary>
    private bool IsPlaced => !Data.Output.IsClocked || Data.Sync.IsAnchored;

    /// <summary>
    /// Nobody looked after it for so long that it has played all that it was given, as on a computer that slept, be it that it
    /// does not say so: what it is given next is not heard when it would have been.
    /// </summary>
    private bool HasRunDry => Data.Output.IsClocked && Data.Sync.IsAnchored && Data.Output.HeldAt(Now, Data.Timeline.Grid) == 0;

    private long FramesWantedClocked() => Data.Sync.IsAnchored && !HasRunDry ? Math.Max(FramesRoom() - Data.Sync.Padding, 0) : 0;

    /// <summary>
    /// An output that has just been opened or ran dry is given silence, until it reports how long what it is given takes
    /// to be heard. Only then is it known where the sound belongs.
    /// </summary>
    private void RenderClocked()
    {
        if (HasRunDry)
            RestartSync();
        var room = FramesRoom();
        room -= Pad(Data.Sync.IsAnchored ? Math.Min(Data.Sync.Padding, room) : room);
        for (var edits = 0; room > 0 && !IsEmpty;)
            room -= RenderUntilEdit(Math.Min(room, Data.Timeline.Level), ref edits);
    }

    private long Pad(long frames)
    {
        if (frames == 0)
            return 0;
        Emit(new(PlaybackAction.Pad) { Frame = Data.Timeline.Head, Count = frames });
        Data.Sync.Padding = Math.Max(Data.Sync.Padding - frames, 0);
        Data.Output.Given += frames;
        return frames;
    }

    /// <summary>Writes frames as they are up to where an edit may be, or makes the edit. The result is what was written.</summary>
    private long RenderUntilEdit(long most, ref int edits)
    {
        var edit = edits < SyncCorrector.EditsMax && Data.Timeline.Level > 1 ? Data.Sync.Wanted : SyncEdit.None;
        var plain = edit == SyncEdit.None ? most : Math.Min(Data.Sync.FramesUntilEdit, most);
        if (plain > 0)
        {
            RenderFrames(plain);
            return plain;
        }

        edits++;
        return edit == SyncEdit.Drop ? Edit(PlaybackAction.EditDrop, taken: 2, given: 1) : Edit(PlaybackAction.EditInsert, taken: 1, given: 2);
    }

    private long Edit(PlaybackAction action, int taken, int given)
    {
        Emit(new(action) { Frame = Data.Timeline.Head, Count = 1 });
        Data.Edits++;
        Data.Sync.Edit(taken - given, Data.Timeline.Grid);
        Play(taken, given);
        return given;
    }

    private void TakeReport()
    {
        WatchOutput();
        TakePlace();
    }

    private void TakePlace()
    {
        Data.Underruns += Input.Underruns;
        if (!Data.Output.IsClocked || !Data.Output.Take(Input.Report, Now, Data.Timeline.Grid))
            return;
        Data.Position.Hear(Data.Output.HeldAt(Now, Data.Timeline.Grid), Now);
        if (!IsEmpty && Data.Sync.Measure(LatenessOfNext(), Now, Data.Timeline.Grid))
            Anchor();
    }

    /// <summary>How much later than it should the frame that is written next will be heard, in microseconds.</summary>
    private double LatenessOfNext()
    {
        var (grid, timeline) = (Data.Timeline.Grid, Data.Timeline);
        var due = Data.Clock.LocalAt(grid.TimestampOf(timeline.Head));
        return (Data.Output.HeardAt(grid) + grid.LengthOf(Data.Sync.Padding) - due).Microseconds;
    }

    /// <summary>
    /// Puts the next frame at its time by as many frames as it takes. When all that is queued is too late, all of it
    /// goes, and what comes next is anchored.
    /// </summary>
    private void Anchor()
    {
        var late = Data.Sync.FramesLate(Data.Timeline.Grid);
        if (late > 0)
            Skip(Math.Min(late, Data.Timeline.Level));
        if (IsEmpty)
            Data.Sync.Restart();
        else
            Data.Sync.Anchor(late, Data.Timeline.Grid);
        Data.Anchors++;
    }

    private void TakeUnderrun()
    {
        Data.Underruns++;
        RestartSync();
    }

    /// <summary>Nothing of what the output was given is still to be heard.</summary>
    private void RestartSync()
    {
        Data.Output.Empty(Now);
        Data.Position.Hear(0, Now);
        Data.Sync.Restart();
    }
}
