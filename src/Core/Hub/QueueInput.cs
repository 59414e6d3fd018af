using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>What happened to a queue.</summary>
public record struct QueueInput(QueueTrigger Trigger) : IInput<QueueTrigger>
{
    public PlayRequestId Request;
    public TextId Track;
    public RepeatMode Repeat;
    public bool Shuffle;

    /// <summary>Whether a track ended because it could not be played.</summary>
    public bool Failed;

    public static QueueInput PlayRequested() => new(QueueTrigger.PlayRequested);

    public static QueueInput PauseRequested() => new(QueueTrigger.PauseRequested);

    public static QueueInput StopRequested() => new(QueueTrigger.StopRequested);

    public static QueueInput NextRequested() => new(QueueTrigger.NextRequested);

    public static QueueInput PreviousRequested() => new(QueueTrigger.PreviousRequested);

    public static QueueInput TrackAdded(TextId track) => new(QueueTrigger.TrackAdded) { Track = track };

    public static QueueInput ClearRequested() => new(QueueTrigger.ClearRequested);

    public static QueueInput RepeatChosen(RepeatMode repeat) => new(QueueTrigger.RepeatChosen) { Repeat = repeat };

    public static QueueInput ShuffleChosen(bool shuffle) => new(QueueTrigger.ShuffleChosen) { Shuffle = shuffle };

    public static QueueInput TrackEnded(PlayRequestId request, bool failed) => new(QueueTrigger.TrackEnded) { Request = request, Failed = failed };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Request);
        codec.Value(ref Track);
        codec.Value(ref Repeat);
        codec.Value(ref Shuffle);
        codec.Value(ref Failed);
    }
}
