using Holdover.Machines;

namespace Holdover.Party;

/// <summary>What happened to the coordinator.</summary>
public record struct CoordinatorInput(CoordinatorTrigger Trigger) : IInput<CoordinatorTrigger>
{
    /// <summary>The generation that a chunk was decoded for, or none.</summary>
    public PlayRequestId Request;

    public int Rate;
    public int Channels;
    public int Listeners;
    public ChunkRef Chunk;

    public static CoordinatorInput ServeRequested() => new(CoordinatorTrigger.ServeRequested);

    public static CoordinatorInput SourceOpened(int rate, int channels) => new(CoordinatorTrigger.SourceOpened) { Rate = rate, Channels = channels };

    public static CoordinatorInput SourceFailed() => new(CoordinatorTrigger.SourceFailed);

    public static CoordinatorInput ListenersChanged(int listeners) => new(CoordinatorTrigger.ListenersChanged) { Listeners = listeners };

    /// <summary>The chunk has no timestamp yet: the coordinator gives it.</summary>
    public static CoordinatorInput ChunkDecoded(PlayRequestId request, in ChunkRef chunk) =>
        new(CoordinatorTrigger.ChunkDecoded) { Request = request, Chunk = chunk };

    public static CoordinatorInput SourceEnded() => new(CoordinatorTrigger.SourceEnded);

    public static CoordinatorInput StopRequested() => new(CoordinatorTrigger.StopRequested);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Request);
        codec.Value(ref Rate);
        codec.Value(ref Channels);
        codec.Value(ref Listeners);
        Chunk.Encode(ref codec);
    }
}
