using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>What happened to a worker.</summary>
public record struct WorkerInput(WorkerTrigger Trigger) : IInput<WorkerTrigger>
{
    /// <summary>The stream generation it belongs to, or none.</summary>
    public PlayRequestId Request;

    public FrameGrid Grid;
    public int Channels;
    public ChunkRef Chunk;

    public static WorkerInput StreamBegan(PlayRequestId request, FrameGrid grid, int channels) =>
        new(WorkerTrigger.StreamBegan) { Request = request, Grid = grid, Channels = channels };

    public static WorkerInput ChunkPublished(PlayRequestId request, in ChunkRef chunk) =>
        new(WorkerTrigger.ChunkPublished) { Request = request, Chunk = chunk };

    public static WorkerInput StreamEnded(PlayRequestId request) => new(WorkerTrigger.StreamEnded) { Request = request };

    public static WorkerInput ListenerJoined() => new(WorkerTrigger.ListenerJoined);

    public static WorkerInput ListenerLeft() => new(WorkerTrigger.ListenerLeft);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Request);
        Grid.Encode(ref codec);
        codec.Value(ref Channels);
        Chunk.Encode(ref codec);
    }
}
