using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>All that the coordinator remembers. Large, so an object: a snapshot copies it into another.</summary>
public sealed class CoordinatorData : IEncodable, ICopyable<CoordinatorData>
{
    public WorkerLinks Workers;

    /// <summary>The last opening of a source. What comes for an earlier one is stale.</summary>
    public SourceEpoch Source;

    public bool IsSeekable;

    /// <summary>Whether something was decoded since the source was opened.</summary>
    public bool IsHealthy;

    public Backoff Backoff;
    public Dice Dice;
    public TrackQueue Queue;

    /// <summary>The frame of the grid at which the present item of the queue begins.</summary>
    public long TrackFirst;

    /// <summary>Where the newest items of this generation begin.</summary>
    public TrackMarks Marks;

    /// <summary>The frame at which this generation begins.</summary>
    public long StreamFirst;

    /// <summary>Whether a person has paused it.</summary>
    public bool IsPaused;

    /// <summary>The last word on how things stand.</summary>
    public StandEpoch StandEpoch;

    /// <summary>The newest that anybody knows of.</summary>
    public StandEpoch NewestStand;

    /// <summary>How things stood with an earlier coordinator, until that is taken over.</summary>
    public PartyStand HeldStand;

    /// <summary>The item that the last chunk belongs to, and where on the grid that one begins.</summary>
    public int LastTrack;

    public long LastTrackFirst;

    /// <summary>The stream generation: minted whenever the frame grid gets a new origin.</summary>
    public PlayRequestId Request;

    /// <summary>The last generation that anybody knows of.</summary>
    public PlayRequestId Newest;

    /// <summary>Whether the workers were told of this generation and not of its end.</summary>
    public bool IsStreaming;

    /// <summary>Why this generation cannot go on.</summary>
    public StreamBreak Break;

    /// <summary>The grid of this generation, on the machine-wide clock.</summary>
    public FrameGrid Grid;

    public int Channels;

    /// <summary>The next frame to be decoded.</summary>
    public long Next;

    /// <summary>What an earlier coordinator left with the workers, until it was found again; else nothing.</summary>
    public StreamHeld Held;

    public bool HasFailed;

    /// <summary>What was decoded lately, for workers that come or lag.</summary>
    public ChunkRing Ring { get; } = new();

    /// <summary>What is heard at an instant; of a stream that is over or cannot go on, what comes next.</summary>
    public TrackMark HeardAt(MonotonicTime now) =>
        IsStreaming && Break == StreamBreak.None && Marks.Count > 0 ? Marks.At(Grid.FrameAt(now.Microseconds)) : new(Queue.Track, TrackFirst);

    /// <summary>How things stand, for listeners and for whoever comes after us.</summary>
    public PartyStand StandAt(MonotonicTime now)
    {
        var heard = HeardAt(now);
        return new()
        {
            Epoch = StandEpoch,
            Tracks = Queue.Count,
            Track = heard.Track,
            IsPaused = IsPaused,
            At = Grid.Rate > 0 ? Grid.TimestampOf(heard.First) : 0,
            Frame = IsPaused ? Math.Max(Next - TrackFirst, 0) : 0,
            Rate = Grid.Rate,
            Mode = Queue.Mode,
        };
    }

    public void CopyTo(CoordinatorData other)
    {
        (other.Workers, other.Source, other.IsSeekable, other.IsHealthy) = (Workers, Source, IsSeekable, IsHealthy);
        (other.Backoff, other.Dice, other.Queue, other.TrackFirst) = (Backoff, Dice, Queue, TrackFirst);
        (other.LastTrack, other.LastTrackFirst, other.Request, other.IsStreaming) = (LastTrack, LastTrackFirst, Request, IsStreaming);
        (other.Break, other.Grid, other.Channels, other.Next) = (Break, Grid, Channels, Next);
        (other.Held, other.HasFailed, other.Newest) = (Held, HasFailed, Newest);
        (other.Marks, other.StreamFirst, other.IsPaused) = (Marks, StreamFirst, IsPaused);
        (other.StandEpoch, other.NewestStand, other.HeldStand) = (StandEpoch, NewestStand, HeldStand);
        Ring.CopyTo(other.Ring);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Workers.Encode(ref codec);
        codec.Epoch(ref Source);
        codec.Value(ref IsSeekable);
        codec.Value(ref IsHealthy);
        Backoff.Encode(ref codec);
        codec.Dice(ref Dice);
        Queue.Encode(ref codec);
        codec.Value(ref TrackFirst);
        codec.Value(ref LastTrack);
        codec.Value(ref LastTrackFirst);
        codec.Epoch(ref Request);
        codec.Epoch(ref Newest);
        codec.Value(ref IsStreaming);
        codec.Value(ref Break);
        Grid.Encode(ref codec);
        codec.Value(ref Channels);
        codec.Value(ref Next);
        Held.Encode(ref codec);
        codec.Value(ref HasFailed);
        Marks.Encode(ref codec);
        codec.Value(ref StreamFirst);
        codec.Value(ref IsPaused);
        codec.Epoch(ref StandEpoch);
        codec.Epoch(ref NewestStand);
        HeldStand.Encode(ref codec);
        Ring.Encode(ref codec);
    }
}
