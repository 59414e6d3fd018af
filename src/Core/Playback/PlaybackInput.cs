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

    /// <summary>The opening of the output that it is about, or none.</summary>
    public OutputEpoch Output;

    public OutputMode Mode;
    public OutputReport Report;
    public OutputFault Fault;

    /// <summary>How often the output ran dry since it reported last, and played on with what it had still.</summary>
    public int Underruns;

    /// <summary>The play request that it is about, or none.</summary>
    public PlayRequestId Request;

    public int Volume;
    public bool Muted;

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

    /// <summary>The owner is done with what plays.</summary>
    public static PlaybackInput StopRequested() => new(PlaybackTrigger.StopRequested);

    public static PlaybackInput PauseRequested() => new(PlaybackTrigger.PauseRequested);

    public static PlaybackInput ResumeRequested() => new(PlaybackTrigger.ResumeRequested);

    /// <summary>The owner sets the volume, 0 to 100.</summary>
    public static PlaybackInput VolumeChanged(int volume) => new(PlaybackTrigger.VolumeChanged) { Volume = volume };

    /// <summary>A server sets it.</summary>
    public static PlaybackInput VolumeCommanded(ConnectionEpoch connection, int volume) =>
        new(PlaybackTrigger.VolumeChanged) { Connection = connection, Volume = volume };

    public static PlaybackInput MuteChanged(bool muted) => new(PlaybackTrigger.MuteChanged) { Muted = muted };

    public static PlaybackInput MuteCommanded(ConnectionEpoch connection, bool muted) =>
        new(PlaybackTrigger.MuteChanged) { Connection = connection, Muted = muted };

    /// <summary>Who owns the player knows that a request is over.</summary>
    public static PlaybackInput EndAcknowledged(PlayRequestId request) => new(PlaybackTrigger.EndAcknowledged) { Request = request };

    /// <summary>The output can be given frames.</summary>
    /// <param name="output">The opening that was asked for.</param>
    /// <param name="mode">Whose clock it goes by.</param>
    /// <param name="rate">The frames a second that it really plays.</param>
    public static PlaybackInput OutputOpened(OutputEpoch output, OutputMode mode, int rate) =>
        new(PlaybackTrigger.OutputOpened) { Output = output, Mode = mode, Rate = rate };

    /// <summary>Where an output with a clock of its own stands: at least once a period of the device.</summary>
    /// <param name="output">The opening that was asked for.</param>
    /// <param name="report">Where it stands.</param>
    /// <param name="underruns">How often it ran dry since the last one, though it had more: where it stands now tells what that made of it.</param>
    public static PlaybackInput OutputReported(OutputEpoch output, in OutputReport report, int underruns = 0) =>
        new(PlaybackTrigger.OutputReported) { Output = output, Report = report, Underruns = underruns };

    /// <summary>The output ran dry, with nothing left of what it was given, and plays again what it is given next.</summary>
    public static PlaybackInput OutputUnderrun(OutputEpoch output) => new(PlaybackTrigger.OutputUnderrun) { Output = output };

    /// <summary>The output cannot be opened, or broke: it is closed.</summary>
    public static PlaybackInput OutputFailed(OutputEpoch output, OutputFault fault) =>
        new(PlaybackTrigger.OutputFailed) { Output = output, Fault = fault };

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
        codec.Epoch(ref Output);
        codec.Value(ref Mode);
        Report.Encode(ref codec);
        codec.Value(ref Fault);
        codec.Value(ref Underruns);
        codec.Epoch(ref Request);
        codec.Value(ref Volume);
        codec.Value(ref Muted);
    }
}
