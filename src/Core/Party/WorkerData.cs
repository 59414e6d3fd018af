using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>All that a worker remembers. Large, so an object: a snapshot copies it into another.</summary>
public sealed class WorkerData : IEncodable, ICopyable<WorkerData>
{
    /// <summary>The coordinator that it belongs to, or did. What an earlier one says is stale.</summary>
    public ProcessEpoch Coordinator;

    public PlayRequestId Request;
    public FrameGrid Grid;
    public int Channels;

    /// <summary>The item of the queue that the newest chunk belongs to, and the frame at which it begins.</summary>
    public int Track;

    public long TrackFirst;
    public int Listeners;

    /// <summary>What the coordinator said last of what plays.</summary>
    public PartyStand Stand;

    /// <summary>The end of what the coordinator held when it told of the stream: so much is on its way.</summary>
    public long Coming;

    public ChunkRing Ring { get; } = new();

    public StreamView View => new(Request, Grid, Channels, Ring.First, Ring.End, Math.Max(Ring.End, Coming));

    /// <summary>What a coordinator is told when it comes.</summary>
    public StreamHeld Held => new()
    {
        Request = Request,
        Stand = Stand,
        Grid = Grid,
        Channels = Channels,
        Track = Track,
        TrackFirst = TrackFirst,
        End = Ring.End,
        Frames = Ring.IsEmpty ? 0 : Ring.Last.Frames,
        Crc = Ring.IsEmpty ? 0 : Ring.Last.Crc,
    };

    public void CopyTo(WorkerData other)
    {
        (other.Coordinator, other.Request, other.Grid, other.Channels) = (Coordinator, Request, Grid, Channels);
        (other.Track, other.TrackFirst, other.Listeners, other.Coming) = (Track, TrackFirst, Listeners, Coming);
        other.Stand = Stand;
        Ring.CopyTo(other.Ring);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Coordinator);
        codec.Epoch(ref Request);
        Grid.Encode(ref codec);
        codec.Value(ref Channels);
        codec.Value(ref Track);
        codec.Value(ref TrackFirst);
        codec.Value(ref Listeners);
        codec.Value(ref Coming);
        Stand.Encode(ref codec);
        Ring.Encode(ref codec);
    }
}
