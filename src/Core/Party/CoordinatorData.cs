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

    public void CopyTo(CoordinatorData other)
    {
        (other.Workers, other.Source, other.IsSeekable, other.IsHealthy) = (Workers, Source, IsSeekable, IsHealthy);
        (other.Backoff, other.Dice, other.Queue, other.TrackFirst) = (Backoff, Dice, Queue, TrackFirst);
        (other.LastTrack, other.LastTrackFirst, other.Request, other.IsStreaming) = (LastTrack, LastTrackFirst, Request, IsStreaming);
        (other.Break, other.Grid, other.Channels, other.Next) = (Break, Grid, Channels, Next);
        (other.Held, other.HasFailed, other.Newest) = (Held, HasFailed, Newest);
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
        Ring.Encode(ref codec);
    }
}
