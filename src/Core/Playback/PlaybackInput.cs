using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>What happened to the player.</summary>
public record struct PlaybackInput(PlaybackTrigger Trigger) : IInput<PlaybackTrigger>
{
    /// <summary>The connection it came on, or none.</summary>
    public ConnectionEpoch Connection;

    /// <summary>Frames a second and channels of the stream that started.</summary>
    public int Rate;

    public int Channels;

    public ChunkRef Chunk;
    public ClockAnswer Answer;

    /// <summary>Whether the session that is up may have another clock than the last one.</summary>
    public bool ClockUnknown;

    public static PlaybackInput StreamStarted(ConnectionEpoch connection, int rate, int channels) =>
        new(PlaybackTrigger.StreamStarted) { Connection = connection, Rate = rate, Channels = channels };

    public static PlaybackInput ChunkArrived(ConnectionEpoch connection, in ChunkRef chunk) =>
        new(PlaybackTrigger.ChunkArrived) { Connection = connection, Chunk = chunk };

    public static PlaybackInput StreamCleared(ConnectionEpoch connection) => new(PlaybackTrigger.StreamCleared) { Connection = connection };

    public static PlaybackInput StreamEnded(ConnectionEpoch connection) => new(PlaybackTrigger.StreamEnded) { Connection = connection };

    public static PlaybackInput ClockAnswered(ConnectionEpoch connection, in ClockAnswer answer) =>
        new(PlaybackTrigger.ClockAnswered) { Connection = connection, Answer = answer };

    public static PlaybackInput SessionUp(ConnectionEpoch connection, bool clockUnknown) =>
        new(PlaybackTrigger.SessionUp) { Connection = connection, ClockUnknown = clockUnknown };

    public static PlaybackInput SessionLost() => new(PlaybackTrigger.SessionLost);

    public static PlaybackInput StopRequested() => new(PlaybackTrigger.StopRequested);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Connection);
        codec.Value(ref Rate);
        codec.Value(ref Channels);
        Chunk.Encode(ref codec);
        Answer.Encode(ref codec);
        codec.Value(ref ClockUnknown);
    }
}
