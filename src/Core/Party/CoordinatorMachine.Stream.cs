using Holdover.Machines;

namespace Holdover.Party;

/// <content>The stream: its grid, its pace and its end.</content>
public sealed partial class CoordinatorMachine
{
    /// <summary>Whether there is somebody to decode for: who listens, or has the sound of a stream that goes on.</summary>
    private bool HasAudience => !Data.IsPaused && (Data.Workers.Listeners > 0 || Data.IsStreaming);

    /// <summary>An answer that is slow, or comes before a tick that is late, finds that all has been played.</summary>
    private bool HasRunDry => Data.IsStreaming && Data.Break == StreamBreak.None && new MonotonicTime(Data.Grid.TimestampOf(Data.Next)) < Now;

    private void GoOn()
    {
        Deadlines.Disarm(CoordinatorDeadline.Dry);
        NoticeThatItRanDry();
        if (!Data.IsStreaming || Data.Break != StreamBreak.None)
            BeginStream();
        ServeEveryWorker();
        ArmDecode();
        WatchAudience();
    }

    private void NoticeThatItRanDry()
    {
        if (HasRunDry)
            Data.Break = StreamBreak.TooLate;
    }

    /// <summary>The next frame, wherever the source stands, gets the first instant that listeners can make.</summary>
    private void BeginStream()
    {
        Data.Newest = Data.Newest.Next();
        Data.Request = Data.Newest;
        Data.IsStreaming = true;
        var lead = Data.Grid.LengthOf(Data.Next);
        Data.Grid = Data.Grid with { Origin = (Now + settings.StartLead - lead).Microseconds };
        ForgetRing();
        Data.Ring.Clear(Data.Next);
        Emit(new(CoordinatorAction.ReportStream) { Request = Data.Request, Grid = Data.Grid, Channels = Data.Channels, Break = Data.Break });
        Data.Break = StreamBreak.None;
        Data.StreamFirst = Data.Next;
        Data.Marks = TrackMarks.From(Data.Queue.Track, Data.TrackFirst);
        SayHowItStands();
    }

    /// <summary>Every chunk of a portion waits for the last of it, which is due when it is as far ahead as it may be.</summary>
    private void ArmDecode()
    {
        var portion = Math.Max(Data.Grid.FramesIn(settings.Portion), ChunkFrames);
        var left = portion - ((Data.Next - Data.TrackFirst) % portion);
        var last = Data.Next + Math.Max(left - ChunkFrames, 0);
        Deadlines.Arm(CoordinatorDeadline.Decode, new MonotonicTime(Data.Grid.TimestampOf(last)) - settings.BufferAhead);
    }

    private void Publish()
    {
        Deadlines.Disarm(CoordinatorDeadline.Decoded);
        Deadlines.Disarm(CoordinatorDeadline.Hold);
        Data.IsHealthy = true;
        NoticeThatItRanDry();
        if (Data.Break != StreamBreak.None)
            BeginStream();
        Keep();
        ServeEveryWorker();
        ArmDecode();
    }

    private void Keep()
    {
        Invariant.Holds(Data.Next == Data.Ring.End);
        var chunk = Input.Chunk with { Timestamp = Data.Grid.TimestampOf(Data.Next) };
        while (Data.Ring.IsFull || Data.Ring.End - Data.Ring.First >= Data.Grid.FramesIn(settings.Ring))
            Release();
        Data.Ring.Add(in chunk);
        Emit(new(CoordinatorAction.HoldChunk) { Chunk = chunk });
        Data.Next += chunk.Frames;
        Data.Queue.Passed = 0;
        if (Data.TrackFirst > Data.StreamFirst && Data.Next - chunk.Frames == Data.TrackFirst)
            ArmHeard();
        (Data.LastTrack, Data.LastTrackFirst) = (Data.Queue.Track, Data.TrackFirst);
    }

    private void ForgetRing()
    {
        while (!Data.Ring.IsEmpty)
            Release();
    }

    private void Release() => Emit(new(CoordinatorAction.ReleaseChunk) { Chunk = Data.Ring.RemoveOldest() });

    private void StopDecoding()
    {
        Deadlines.Disarm(CoordinatorDeadline.Decode);
        Deadlines.Disarm(CoordinatorDeadline.Decoded);
        Deadlines.Disarm(CoordinatorDeadline.Idle);
    }

    private void Drain()
    {
        Deadlines.DisarmAll();
        ArmHeard();
        var last = new MonotonicTime(Data.Grid.TimestampOf(Data.Next));
        Deadlines.Arm(CoordinatorDeadline.Drain, MonotonicTime.Max(last, Now) + settings.DrainMargin);
    }

    private void End()
    {
        Deadlines.DisarmAll();
        EndEverywhere();
        Emit(new(CoordinatorAction.ReportEnded) { Failed = Data.HasFailed });
    }

    /// <summary>The stream is over, and nothing of it is left for whoever comes later.</summary>
    private void EndEverywhere()
    {
        for (var place = 0; place < Data.Workers.Count; place++)
            EndAt(ref Data.Workers[place]);
        ForgetRing();
        (Data.IsStreaming, Data.Break) = (false, StreamBreak.None);
        Deadlines.Disarm(CoordinatorDeadline.Heard);
        Deadlines.Disarm(CoordinatorDeadline.Dry);
        Deadlines.Disarm(CoordinatorDeadline.Hold);
    }

    private void EndAt(ref WorkerLink link)
    {
        Emit(new(CoordinatorAction.TellEnd) { Worker = link.Worker });
        link.Request = default;
    }
}
