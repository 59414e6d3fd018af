using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>The output that is open or being opened, and what is known of the frames inside it.</summary>
public record struct OutputFill : IEncodable
{
    /// <summary>A report older than this, or of more than this, is taken for this: no output holds so much.</summary>
    private static readonly Duration HeldMax = Duration.FromSeconds(10);

    /// <summary>The newest opening that was asked for.</summary>
    public OutputEpoch Last;

    /// <summary>The opening that counts; none while there is to be no output.</summary>
    public OutputEpoch Current;

    public bool IsOpen;
    public OutputMode Mode;

    /// <summary>Frames that it was given since it was opened.</summary>
    public long Given;

    /// <summary>Until it reports more than this many written, its reports are of before it was last emptied.</summary>
    public long EmptiedAt;

    private OutputReport report;

    public readonly bool IsClocked => Mode == OutputMode.Clocked;

    public void Open(MonotonicTime now, bool atOnce)
    {
        var epoch = Last.Next();
        this = new() { Last = epoch, Current = epoch, IsOpen = atOnce };
        Empty(now);
    }

    public void Close()
    {
        Current = default;
        IsOpen = false;
    }

    /// <summary>
    /// All that it was given has been played or dropped. Since when it is empty matters only of one with a clock of its
    /// own, or that may turn out to have one.
    /// </summary>
    public void Empty(MonotonicTime now)
    {
        EmptiedAt = Given;
        var isPaced = IsOpen && !IsClocked;
        report = new(Given, 0, isPaced || Current.IsNone() ? MonotonicTime.None : now);
    }

    /// <summary>Takes a report; false if it tells nothing of what was given since it was emptied.</summary>
    public bool Take(OutputReport told, MonotonicTime now, FrameGrid grid)
    {
        if (told.Written <= EmptiedAt)
            return false;
        var at = MonotonicTime.Min(MonotonicTime.Max(told.At, now - HeldMax), now);
        report = new(Math.Min(told.Written, Given), Math.Clamp(told.Delay, 0, grid.FramesIn(HeldMax)), at);
        return true;
    }

    /// <summary>When the next frame that it is given will be heard.</summary>
    public readonly MonotonicTime HeardAt(FrameGrid grid) => report.At + grid.LengthOf(Given - report.Written + report.Delay);

    /// <summary>Frames in it that are still to be heard.</summary>
    public readonly long HeldAt(MonotonicTime now, FrameGrid grid) =>
        Math.Max(Given - report.Written + report.Delay - grid.FramesIn(now - report.At), 0);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Last);
        codec.Epoch(ref Current);
        codec.Value(ref IsOpen);
        codec.Value(ref Mode);
        codec.Value(ref Given);
        codec.Value(ref EmptiedAt);
        report.Encode(ref codec);
    }
}
