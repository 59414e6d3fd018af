using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Tests.Property.Playback;

/// <summary>A sound card of one channel: it plays what it is given by a clock of its own, and runs dry when it is given nothing.</summary>
/// <param name="rate">Frames a second, by its own clock.</param>
/// <param name="partsPerMillion">How much faster that clock runs.</param>
/// <param name="latency">Frames between its ring and the ear.</param>
internal sealed class Card(int rate, int partsPerMillion, int latency)
{
    /// <summary>What it plays for silence.</summary>
    public const long Silence = -1;

    /// <summary>All that it was given: the number of each frame.</summary>
    private readonly List<long> given = [];

    private MonotonicTime started = MonotonicTime.Never;
    private long startedAt;

    public long Written => given.Count;

    public int Underruns { get; private set; }

    public void Write(long frame, MonotonicTime now)
    {
        if (started == MonotonicTime.Never)
            (started, startedAt) = (now, given.Count);
        given.Add(frame);
    }

    /// <summary>Drops what it has not played.</summary>
    public void Drop(MonotonicTime now)
    {
        given.RemoveRange((int)Math.Min(Taken(now), Written), (int)Math.Max(Written - Taken(now), 0));
        started = MonotonicTime.Never;
    }

    /// <summary>Whether it ran dry since it was asked last; then it waits for the next frame.</summary>
    public bool RanDry(MonotonicTime now)
    {
        if (started == MonotonicTime.Never || Taken(now) < Written)
            return false;
        started = MonotonicTime.Never;
        Underruns++;
        return true;
    }

    public OutputReport Report(MonotonicTime now, long noise) => new(Written, Math.Max(Written - Taken(now), 0) + latency + noise, now);

    /// <summary>What is heard now: a frame's number, and how much of it is over.</summary>
    public (long Frame, double Part)? Heard(MonotonicTime now)
    {
        if (started == MonotonicTime.Never)
            return null;
        var place = startedAt + Played(now) - latency;
        var index = (int)Math.Floor(place);
        return index >= startedAt && index < Written && given[index] != Silence ? (given[index], place - index) : null;
    }

    private long Taken(MonotonicTime now) => started == MonotonicTime.Never ? Written : startedAt + (long)Played(now);

    private double Played(MonotonicTime now) => (now - started).Microseconds * (rate * (1 + (partsPerMillion / 1e6))) / 1e6;
}
