using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <content>What of the stream a listener is sent, and when.</content>
public sealed partial class ListenerMachine
{
    private long Portion => Math.Max(Data.Stream.Grid.FramesIn(settings.Portion), 1);

    private Codec Wished => Data.Codecs.For(Data.Stream.Grid.Rate);

    private long CapacityFrames => BufferCapacity.FramesMax(Data.Capacity, Data.Stream.Grid, Data.Stream.Channels, Portion);

    /// <summary>The end of what is there and fits.</summary>
    private long Limit => Math.Min(Data.Stream.End, Data.Stream.Grid.FramesDueBy(Now.Microseconds) + CapacityFrames);

    /// <summary>
    /// Whether it goes on where it stands. What it has of a marked stream it has in its buffer: once that is played, it is
    /// as if it had nothing. Our own speakers splice whatever is missing.
    /// </summary>
    private bool Resumes => Data.Stand != StandKind.Unknown && Data.Stream.Holds(Data.Until)
        && (Data.Stand == StandKind.Said || Data.Stream.Grid.FrameAt(Data.Until) >= Data.Stream.Grid.FramesDueBy(Now.Microseconds));

    private void Prime()
    {
        var resumes = Resumes;
        Data.Next = resumes ? Data.Stream.Grid.FrameAt(Data.Until) : FloorFrame();
        Data.From = Data.Next;
        Data.Codec = Wished;
        Send(ListenerAction.SendStreamStart);
        if (!resumes)
            Send(ListenerAction.SendStreamClear);
        Data.Stand = StandKind.Unknown;
        Data.PrimedUntil = Data.Next + Data.Stream.Grid.FramesIn(settings.Prime);
        SendUpTo(Data.PrimedUntil);
        ArmIn(ListenerDeadline.Clock, Data.Probes >= settings.ClockProbes ? Duration.Zero : settings.ClockMax);
    }

    private void PrimeMore()
    {
        RememberStream();
        SendUpTo(Data.PrimedUntil);
    }

    private void PrimeAgain()
    {
        Unblock();
        SendUpTo(Data.PrimedUntil);
    }

    /// <summary>The first frame that a newcomer can make, or the oldest that is held if even that is later.</summary>
    private long FloorFrame()
    {
        var floor = Data.Stream.Grid.FramesDueBy((Now + Data.Needs.Floor(settings.Floor)).Microseconds);
        return Math.Clamp(floor, Data.Stream.First, Data.Stream.Coming);
    }

    /// <summary>At the edge of the stream every portion is sent when it is there; behind it, no faster than the factor.</summary>
    private void Follow()
    {
        RememberStream();
        if (!Deadlines.IsArmed(ListenerDeadline.Send))
            CatchUp();
    }

    private void CatchUp()
    {
        SendUpTo(Data.Next + Portion);
        if (Data.IsBlocked)
            return;
        GiveWished();
        if (Data.Next >= Limit)
            Deadlines.Disarm(ListenerDeadline.Slow);
        if (Data.Next < Data.Stream.End)
            Deadlines.Arm(ListenerDeadline.Send, MonotonicTime.Max(Now + (settings.Portion / settings.CatchUpFactor), RoomAt()));
    }

    /// <summary>Only where a chunk ends, as the edge is: so no frame is sent in both forms, nor in none.</summary>
    private void GiveWished()
    {
        if (Data.Codec == Wished || Data.Next < Data.Stream.End)
            return;
        Data.Codec = Wished;
        Send(ListenerAction.SendStreamStart);
    }

    private void CatchUpAgain()
    {
        Unblock();
        CatchUp();
    }

    /// <summary>When a player that is full has played enough for the next portion.</summary>
    private MonotonicTime RoomAt() => new(Data.Stream.Grid.TimestampOf(Data.Next + Math.Min(Portion, CapacityFrames) - CapacityFrames));

    private void SendUpTo(long end)
    {
        if (Data.IsBlocked)
            return;
        var due = Data.Stream.Grid.FramesDueBy(Now.Microseconds);
        Data.Next = Math.Max(Data.Next, Math.Max(Data.Stream.First, due));
        var count = Math.Min(end, Limit) - Data.Next;
        if (count <= 0)
            return;
        Emit(new(ListenerAction.SendFrames) { Connection = Data.Connection, Request = Data.Stream.Request, Grid = Data.Stream.Grid, From = Data.Next, Count = count, Codec = Data.Codec });
        Data.Next += count;
        Data.FramesSent += count;
    }

    /// <summary>
    /// What was refused is sent again when there is room: until then it waits where it is, in the worker's ring. A refusal
    /// of an earlier generation means all that was sent of this one.
    /// </summary>
    private void Block()
    {
        Data.IsBlocked = true;
        Deadlines.Disarm(ListenerDeadline.Send);
        if (!Deadlines.IsArmed(ListenerDeadline.Slow))
            ArmIn(ListenerDeadline.Slow, settings.SlowMax);
        if (HasStream)
            Data.Next = Input.Request == Data.Stream.Request ? Math.Clamp(Data.Stream.Grid.FrameAt(Input.Until), Data.From, Data.Next) : Data.From;
    }

    /// <summary>What it cannot make any more is dropped: it begins again like a newcomer.</summary>
    private void Unblock()
    {
        Data.IsBlocked = false;
        Send(ListenerAction.Unblock);
        if (!HasStream)
            Deadlines.Disarm(ListenerDeadline.Slow);
        else if (Data.Next < Data.Stream.Grid.FramesDueBy(Now.Microseconds))
            Data.Next = FloorFrame();
    }

    private void LearnThatItIsOver()
    {
        ForgetStream();
        TellThatItIsOver();
    }

    /// <summary>It stands in a stream, and there is none: it was away when the stream ended.</summary>
    private void TellThatItIsOver()
    {
        if (!Data.IsSilent)
            return;
        if (Data.Stand != StandKind.Unknown)
            Send(ListenerAction.SendStreamEnd);
        Data.Stand = StandKind.Unknown;
    }

    private void EndStream()
    {
        Send(ListenerAction.SendStreamEnd);
        ForgetStream();
        if (!Data.IsBlocked)
            Deadlines.Disarm(ListenerDeadline.Slow);
    }
}
