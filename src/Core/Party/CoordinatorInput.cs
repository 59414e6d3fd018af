using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>What happened to the coordinator.</summary>
public record struct CoordinatorInput(CoordinatorTrigger Trigger) : IInput<CoordinatorTrigger>
{
    public CoordinatorPart Part;

    /// <summary>The opening of the source that it belongs to, or none.</summary>
    public SourceEpoch Source;

    /// <summary>The worker that it comes from, or none.</summary>
    public ProcessEpoch Worker;

    /// <summary>With a refusal: the generation and the first frame that was refused.</summary>
    public PlayRequestId Request;

    public long Frame;
    public int Track;
    public int Rate;
    public int Channels;
    public bool IsSeekable;
    public int Listeners;
    public ChunkRef Chunk;
    public StreamHeld Held;
    public GroupsInput Groups;

    /// <summary>With what a person wants of what plays.</summary>
    public ControllerCommandKind Command;

    /// <summary>With the request to serve: what comes at the end of the queue.</summary>
    public RepeatMode Repeat;

    /// <param name="tracks">Items of the queue.</param>
    /// <param name="repeat">What comes at its end, until a person says otherwise.</param>
    public static CoordinatorInput ServeRequested(int tracks, RepeatMode repeat = RepeatMode.Off) =>
        new(CoordinatorTrigger.ServeRequested) { Track = tracks, Repeat = repeat };

    public static CoordinatorInput PlayCommanded() => new(CoordinatorTrigger.PlayCommanded) { Command = ControllerCommandKind.Play };

    /// <summary>It goes on later where it was heard.</summary>
    public static CoordinatorInput PauseCommanded() => new(CoordinatorTrigger.PauseCommanded) { Command = ControllerCommandKind.Pause };

    /// <summary>It goes on later at the beginning of the item that was heard.</summary>
    public static CoordinatorInput StopCommanded() => new(CoordinatorTrigger.PauseCommanded) { Command = ControllerCommandKind.Stop };

    /// <param name="command">One of those that repeat or shuffle, or end that.</param>
    public static CoordinatorInput ModeCommanded(ControllerCommandKind command) => new(CoordinatorTrigger.ModeCommanded) { Command = command };

    /// <summary>A person wants an item of the queue, now.</summary>
    public static CoordinatorInput TrackChosen(int track) => new(CoordinatorTrigger.TrackChosen) { Track = track };

    /// <param name="source">The opening.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="channels">Samples a frame.</param>
    /// <param name="isSeekable">Whether it can go to any of its frames; standard input and live URLs cannot.</param>
    public static CoordinatorInput SourceOpened(SourceEpoch source, int rate, int channels, bool isSeekable) =>
        new(CoordinatorTrigger.SourceOpened) { Source = source, Rate = rate, Channels = channels, IsSeekable = isSeekable };

    public static CoordinatorInput SourceUnavailable(SourceEpoch source) => new(CoordinatorTrigger.SourceUnavailable) { Source = source };

    public static CoordinatorInput SourceFailed(SourceEpoch source) => new(CoordinatorTrigger.SourceFailed) { Source = source };

    /// <summary>The chunk has no timestamp yet: the coordinator gives it.</summary>
    public static CoordinatorInput ChunkDecoded(SourceEpoch source, in ChunkRef chunk) =>
        new(CoordinatorTrigger.ChunkDecoded) { Source = source, Chunk = chunk };

    public static CoordinatorInput SourceEnded(SourceEpoch source) => new(CoordinatorTrigger.SourceEnded) { Source = source };

    /// <summary>A worker is there, with what it holds of a stream and how many listen at it.</summary>
    public static CoordinatorInput WorkerJoined(ProcessEpoch worker, in StreamHeld held, int listeners) =>
        new(CoordinatorTrigger.WorkerJoined) { Worker = worker, Held = held, Listeners = listeners };

    public static CoordinatorInput WorkerLeft(ProcessEpoch worker) => new(CoordinatorTrigger.WorkerLeft) { Worker = worker };

    /// <summary>A worker's pipe is full. From this frame on nothing was taken, nor will be until it is unblocked.</summary>
    public static CoordinatorInput WorkerBlocked(ProcessEpoch worker, PlayRequestId request, long frame) =>
        new(CoordinatorTrigger.WorkerBlocked) { Worker = worker, Request = request, Frame = frame };

    public static CoordinatorInput WorkerDrained(ProcessEpoch worker) => new(CoordinatorTrigger.WorkerDrained) { Worker = worker };

    public static CoordinatorInput ListenersChanged(ProcessEpoch worker, int listeners) =>
        new(CoordinatorTrigger.ListenersChanged) { Worker = worker, Listeners = listeners };

    /// <summary>A worker's client said something that its group is to know. Connections are numbered for all workers together.</summary>
    public static CoordinatorInput ForGroups(in GroupsInput input) => new(default) { Part = CoordinatorPart.Groups, Groups = input };

    public static CoordinatorInput StopRequested() => new(CoordinatorTrigger.StopRequested);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Value(ref Part);
        codec.Epoch(ref Source);
        codec.Epoch(ref Worker);
        codec.Epoch(ref Request);
        codec.Value(ref Frame);
        codec.Value(ref Track);
        codec.Value(ref Rate);
        codec.Value(ref Channels);
        codec.Value(ref IsSeekable);
        codec.Value(ref Listeners);
        Chunk.Encode(ref codec);
        Held.Encode(ref codec);
        if (Part == CoordinatorPart.Groups)
            Groups.Encode(ref codec);
        codec.Value(ref Command);
        codec.Value(ref Repeat);
    }
}
