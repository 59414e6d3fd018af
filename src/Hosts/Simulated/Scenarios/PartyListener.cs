using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>
/// A listener that plays whatever it is sent, neither de-duplicating nor asking again, and an ear at it: it knows each
/// frame by its number in the source.
/// </summary>
internal struct PartyListener : IEncodable
{
    public const string Twice = "no listener gets a frame twice";
    public const string NoHole = "no listener misses a frame while its buffer lasts";
    public const string NoJump = "no listener's timeline jumps without a clear";
    public const string NoStream = "no listener gets audio without a stream";
    public const string NothingLate = "no listener is sent what is over";
    public const string NotFlushed = "what a listener has is thrown away only if nobody knows where it stands";

    private const int Nothing = -1;

    /// <summary>The connection, or none, and the worker at its other end.</summary>
    public ConnectionEpoch Connection;

    public int Worker;

    /// <summary>A connection of it that is gone, and of which its worker has not been told; or none.</summary>
    public ConnectionEpoch HalfDead;

    /// <summary>What the workers that it was at left of it.</summary>
    public SentMark Mark;

    /// <summary>Whether its worker was told that its connection is full; whether it will be full at the next chunk.</summary>
    public bool IsRefusing;

    public bool WillRefuse;

    /// <summary>The first that was refused, of which the worker does not know yet, or nothing.</summary>
    public PlayRequestId RefusedRequest;

    public MonotonicTime RefusedFrom;
    public bool HasRefused;

    /// <summary>Whether its worker was told that there is room again.</summary>
    public bool HasRoom;

    /// <summary>Whether its worker gave it up.</summary>
    public bool WasClosed;

    /// <summary>Whether it may be made to forget what it has: nobody knows where it stands, or the stream could not go on.</summary>
    public bool IsExcused;

    public bool HasStream;
    public bool HasEnded;

    /// <summary>Whether its connection ever broke.</summary>
    public bool WasCut;

    /// <summary>Whether it lost what it had not played, or went without sound.</summary>
    public bool WasFlushed;

    public bool RanEmpty;

    /// <summary>Whether it came too late for what was published last.</summary>
    public bool CameLate;

    /// <summary>Whether it heard all of a stream that was ended to it, and the last frame of the source at any time.</summary>
    public bool HeardStream;

    public bool HeardLast;

    /// <summary>Whether it ever was without sound while there was no coordinator.</summary>
    public bool WasAlone;

    /// <summary>The frame after the last that it has, and when that is due; the same before what it has not read yet.</summary>
    private int next;

    private MonotonicTime end;
    private int readNext;
    private MonotonicTime readEnd;

    public static PartyListener Initial => new() { next = Nothing, readNext = Nothing };

    /// <summary>Where it would say that it stands.</summary>
    public readonly long? Until => end == MonotonicTime.None ? null : end.Microseconds;

    public readonly int Next => next;

    /// <summary>When it will have played all that it has.</summary>
    public readonly MonotonicTime End => end;

    public readonly bool IsPlaying(MonotonicTime now) => end > now;

    /// <summary>Whether it has heard, or will, what was published up to an instant, or came too late for that.</summary>
    public readonly bool Hears(MonotonicTime until) => CameLate || HeardStream || end >= until;

    /// <summary>It reads all that has come so far.</summary>
    public void Read() => (readNext, readEnd) = (next, end);

    /// <summary>Its connection breaks, and what it has not read is lost.</summary>
    public void LoseUnread() => (next, end) = (readNext, readEnd);

    public string? HearChunk(int first, int count, long timestamp, in FrameGrid grid, MonotonicTime now)
    {
        var length = grid.LengthOf(count).Microseconds;
        var ranOut = end <= now;
        var broken = !HasStream ? NoStream
            : timestamp + length <= now.Microseconds ? NothingLate
            : next == Nothing ? null
            : first < next ? Twice
            : first > next && !ranOut ? NoHole
            : first == next && timestamp != end.Microseconds ? NoJump
            : null;
        RanEmpty |= next != Nothing && ranOut;
        Read();
        (next, end) = (first + count, new(timestamp + length));
        return broken;
    }

    public string? HearClear(MonotonicTime now)
    {
        var isLoss = next != Nothing && IsPlaying(now);
        WasFlushed |= isLoss;
        RanEmpty |= next != Nothing && !isLoss;
        var broken = isLoss && !IsExcused ? NotFlushed : null;
        (next, end, IsExcused) = (Nothing, MonotonicTime.None, false);
        Read();
        return broken;
    }

    /// <summary>What it has is forgotten with the stream; of one that a person paused all of it comes again.</summary>
    public void HearEnd(MonotonicTime until, bool comesAgain)
    {
        next = comesAgain ? Nothing : next;
        (HasStream, HasEnded, HeardStream) = (false, true, Hears(until));
        end = MonotonicTime.None;
        Read();
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Connection);
        codec.Value(ref Worker);
        codec.Epoch(ref HalfDead);
        Mark.Encode(ref codec);
        codec.Value(ref IsRefusing);
        codec.Value(ref WillRefuse);
        codec.Value(ref HasRefused);
        codec.Value(ref HasRoom);
        codec.Value(ref WasClosed);
        codec.Value(ref WasCut);
        codec.Epoch(ref RefusedRequest);
        codec.Value(ref RefusedFrom);
        codec.Value(ref IsExcused);
        codec.Value(ref HasStream);
        codec.Value(ref HasEnded);
        codec.Value(ref WasFlushed);
        codec.Value(ref RanEmpty);
        codec.Value(ref CameLate);
        codec.Value(ref HeardStream);
        codec.Value(ref HeardLast);
        codec.Value(ref WasAlone);
        codec.Value(ref next);
        codec.Value(ref end);
        codec.Value(ref readNext);
        codec.Value(ref readEnd);
    }
}
