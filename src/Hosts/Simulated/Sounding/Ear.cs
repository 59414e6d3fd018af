using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Sounding;

/// <summary>
/// Hears what a speaker really plays, and knows each frame: a repeat, a hole and what comes at the wrong time are
/// noticed exactly. What the player left out or put in and said so is no hole.
/// </summary>
internal sealed class Ear(Programme programme)
{
    public const string Twice = "frames were heard twice";
    public const string WholeWhileBuffered = "frames were not heard, though the buffer had not run out";
    public const string SilenceFits = "silence was shorter or longer than what it stood for";

    private long next = -1;
    private long silent;
    private bool ranEmpty = true;
    private bool flushed = true;

    /// <summary>The server's clock: frames are due by it.</summary>
    public Computer? Server { get; set; }

    public bool IsClocked { get; set; }

    /// <summary>The frame that follows what was heard last; negative before the first.</summary>
    public long Next => next;

    /// <summary>Told of each hole, and how many frames it has.</summary>
    public Action<long>? HoleHeard { get; set; }

    /// <summary>Until then frames may come again or at another time: the server has just begun anew, perhaps with another clock.</summary>
    public MonotonicTime UnsureUntil { get; set; }

    public long FramesHeard { get; private set; }

    /// <summary>Frames that were never heard, though they were this speaker's to play.</summary>
    public long FramesMissing { get; private set; }

    public MonotonicTime LastHeard { get; private set; }

    /// <summary>The largest distance from its time at which a frame was heard since <see cref="Listen"/>.</summary>
    public Duration ErrorMax { get; private set; }

    /// <summary>Begins to measure anew.</summary>
    public void Listen() => ErrorMax = Duration.Zero;

    /// <summary>Hears frames, the first of them at an instant of the world; the result is what is wrong with them, or null.</summary>
    public string? Hear(in Run run, MonotonicTime at)
    {
        if (run.LeftOut > 0 && !flushed)
            LeaveOut(run.LeftOut);
        if (run.Kind is RunKind.Silence or RunKind.Starved)
            silent += run.Count;
        ranEmpty |= run.Kind == RunKind.Starved;
        return run.Kind == RunKind.Frames ? HearFrames(in run, at) : null;
    }

    /// <summary>The player has nothing to play.</summary>
    public void RunEmpty() => ranEmpty = true;

    /// <summary>Another player begins: what this one has played is nothing to it.</summary>
    public void Forget() => (next, silent, flushed) = (-1, 0, true);

    /// <summary>The player begins somewhere else, or nobody is to hear it for a while.</summary>
    public void Flush() => (silent, flushed) = (0, true);

    private void LeaveOut(long frames)
    {
        if (IsClocked)
            next += frames;
        else
            silent += frames;
    }

    private string? HearFrames(in Run run, MonotonicTime at)
    {
        var missing = next < 0 || !Programme.IsSameShowing(run.First, next) ? 0 : run.First - next;
        var broken = missing < 0 && at > UnsureUntil ? Twice
            : missing > 0 && !ranEmpty && !flushed ? WholeWhileBuffered
            : Math.Abs(missing - silent) > 1 && !flushed && !IsClocked && missing > 0 && at > UnsureUntil ? SilenceFits
            : null;
        if (broken is not null)
            broken = $"{broken}: frame {run.First} came after frame {next - 1}, with {silent} of silence between";
        if (missing > 0)
        {
            FramesMissing += missing;
            HoleHeard?.Invoke(missing);
        }

        (next, silent, ranEmpty, flushed) = (run.First + run.Count, 0, false, false);
        FramesHeard += run.Count;
        LastHeard = at;
        Measure(run.First, at);
        return broken;
    }

    private void Measure(long frame, MonotonicTime at)
    {
        if (Server is null)
            return;
        var error = Server.LocalAt(at).Microseconds - programme.DueAt(frame);
        if (Math.Abs(error) > ErrorMax.Microseconds)
            ErrorMax = new(Math.Abs(error));
    }
}
