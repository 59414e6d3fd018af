using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>What happened to a worker.</summary>
public record struct WorkerInput(WorkerTrigger Trigger) : IInput<WorkerTrigger>
{
    /// <summary>The coordinator that it comes from, or none.</summary>
    public ProcessEpoch Coordinator;

    /// <summary>The stream generation it belongs to, or none.</summary>
    public PlayRequestId Request;

    public FrameGrid Grid;
    public int Channels;
    public int Track;
    public long TrackFirst;
    public long First;
    public long Coming;
    public ChunkRef Chunk;
    public PartyStand Stand;

    /// <summary>A coordinator is at the other end of the pipe. Coordinators are numbered as they are started.</summary>
    public static WorkerInput CoordinatorAttached(ProcessEpoch coordinator) => new(WorkerTrigger.CoordinatorAttached) { Coordinator = coordinator };

    public static WorkerInput CoordinatorLost(ProcessEpoch coordinator) => new(WorkerTrigger.CoordinatorLost) { Coordinator = coordinator };

    /// <param name="coordinator">Who says it.</param>
    /// <param name="request">The stream generation.</param>
    /// <param name="grid">Its frame grid.</param>
    /// <param name="channels">Samples a frame.</param>
    /// <param name="first">The first frame that will come.</param>
    /// <param name="coming">The end of what will come at once.</param>
    public static WorkerInput StreamBegan(ProcessEpoch coordinator, PlayRequestId request, FrameGrid grid, int channels, long first, long coming) =>
        new(WorkerTrigger.StreamBegan) { Coordinator = coordinator, Request = request, Grid = grid, Channels = channels, First = first, Coming = coming };

    /// <param name="coordinator">Who says it.</param>
    /// <param name="request">The stream generation.</param>
    /// <param name="chunk">The chunk, with its timestamp.</param>
    /// <param name="track">The item of the queue that it belongs to.</param>
    /// <param name="trackFirst">The frame of the grid at which that begins.</param>
    public static WorkerInput ChunkPublished(ProcessEpoch coordinator, PlayRequestId request, in ChunkRef chunk, int track, long trackFirst) =>
        new(WorkerTrigger.ChunkPublished) { Coordinator = coordinator, Request = request, Chunk = chunk, Track = track, TrackFirst = trackFirst };

    /// <summary>There is no stream, or none any more.</summary>
    public static WorkerInput StreamEnded(ProcessEpoch coordinator) => new(WorkerTrigger.StreamEnded) { Coordinator = coordinator };

    public static WorkerInput StandTold(ProcessEpoch coordinator, in PartyStand stand) =>
        new(WorkerTrigger.StandTold) { Coordinator = coordinator, Stand = stand };

    public static WorkerInput ListenerJoined() => new(WorkerTrigger.ListenerJoined);

    public static WorkerInput ListenerLeft() => new(WorkerTrigger.ListenerLeft);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Coordinator);
        codec.Epoch(ref Request);
        Grid.Encode(ref codec);
        codec.Value(ref Channels);
        codec.Value(ref Track);
        codec.Value(ref TrackFirst);
        codec.Value(ref First);
        codec.Value(ref Coming);
        Chunk.Encode(ref codec);
        if (trigger == WorkerTrigger.StandTold)
            Stand.Encode(ref codec);
    }
}
