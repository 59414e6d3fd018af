using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>
/// Keeps an output that has a clock of its own with the server's. What it corrects is the error of the frame that is
/// written next, when it will be heard against when it is due: so an edit counts as soon as it is made, whatever is
/// still inside the output, and the loop has no delay to oscillate with.
/// </summary>
public record struct SyncCorrector : IEncodable
{
    /// <summary>Frames from one edit to the next: no more than 0.5 % faster or slower, which nobody hears.</summary>
    public const int FramesOfEdit = 200;

    /// <summary>Edits of one rendering, so that what is asked for in one step is bounded.</summary>
    public const int EditsMax = 8;

    /// <summary>Less than this, in microseconds, is left alone.</summary>
    public const double DeadBand = 100;

    /// <summary>More than this, in microseconds, would take edits too long: the output is anchored anew.</summary>
    public const double AnchorAbove = 30_000;

    /// <summary>A measurement this far off, in microseconds, is believed when it is not alone.</summary>
    private const double DoubtAbove = 5_000;

    private const int DoubtsMax = 3;

    /// <summary>Not anchored twice within this.</summary>
    private static readonly Duration CoolDown = Duration.FromSeconds(2);

    /// <summary>Over which measurements are averaged: reports jitter by a period of the device.</summary>
    private static readonly Duration Smoothing = Duration.FromMilliseconds(500);

    /// <summary>Whether the frame that is written next is where it should be but for small errors.</summary>
    public bool IsAnchored;

    /// <summary>How much later than it should the next frame will be heard, smoothed, in microseconds.</summary>
    public double Error;

    /// <summary>Frames of silence to write before the next frame.</summary>
    public long Padding;

    private MonotonicTime measuredAt;
    private int doubts;
    private long framesSinceEdit;
    private long framesSinceAnchor;

    /// <summary>What the next frame wants; an edit only when the last one is long enough ago.</summary>
    public readonly SyncEdit Wanted => !IsAnchored ? SyncEdit.None : Error > DeadBand ? SyncEdit.Drop : Error < -DeadBand ? SyncEdit.Insert : SyncEdit.None;

    /// <summary>Frames that must be written before an edit is allowed.</summary>
    public readonly long FramesUntilEdit => Math.Max(FramesOfEdit - framesSinceEdit, 0);

    /// <summary>Forgets where the output was: it was opened, ran dry, or begins elsewhere.</summary>
    public void Restart() => this = default;

    /// <summary>Takes a measurement; true if the output is to be anchored now.</summary>
    /// <param name="error">How much later than it should the next frame will be heard, in microseconds.</param>
    /// <param name="now">When that was found.</param>
    /// <param name="grid">Whose frames are played.</param>
    public bool Measure(double error, MonotonicTime now, FrameGrid grid)
    {
        if (!IsAnchored)
        {
            (Error, measuredAt) = (error, now);
            return true;
        }

        if (Math.Abs(error - Error) > DoubtAbove && ++doubts < DoubtsMax)
            return false;
        Error = doubts == DoubtsMax ? error : Error + ((error - Error) * Weight(now));
        (measuredAt, doubts) = (now, 0);
        return Math.Abs(Error) > AnchorAbove && framesSinceAnchor >= grid.FramesIn(CoolDown);
    }

    /// <summary>Frames by which the next is late, without the padding before it; fewer than none if it is early.</summary>
    public readonly long FramesLate(FrameGrid grid) => (long)Math.Round(Error * grid.Rate / 1e6) - Padding;

    /// <summary>So many late frames are left out, or so many early ones are made up for by padding.</summary>
    public void Anchor(long late, FrameGrid grid)
    {
        Move(late + Padding, grid);
        Padding = Math.Max(-late, 0);
        (IsAnchored, framesSinceEdit, framesSinceAnchor) = (true, 0, 0);
    }

    /// <summary>So many frames were written as they are.</summary>
    public void Write(long frames)
    {
        framesSinceEdit += frames;
        framesSinceAnchor += frames;
    }

    /// <summary>One frame was dropped (1) or inserted (-1).</summary>
    public void Edit(int frames, FrameGrid grid)
    {
        Invariant.Holds(FramesUntilEdit == 0);
        Move(frames, grid);
        framesSinceEdit = 0;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref IsAnchored);
        codec.Value(ref Error);
        codec.Value(ref Padding);
        codec.Value(ref measuredAt);
        codec.Value(ref doubts);
        codec.Value(ref framesSinceEdit);
        codec.Value(ref framesSinceAnchor);
    }

    private void Move(long frames, FrameGrid grid) => Error -= frames * 1e6 / grid.Rate;

    private readonly double Weight(MonotonicTime now)
    {
        var passed = (double)(now - measuredAt).Microseconds;
        return passed / (passed + Smoothing.Microseconds);
    }
}
