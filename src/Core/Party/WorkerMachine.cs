using Holdover.Machines;

using static Holdover.Party.WorkerTrigger;

namespace Holdover.Party;

/// <summary>
/// Keeps the recent and coming frames of the stream for its listeners. It outlives its coordinator, and the stream does
/// too for a while.
/// </summary>
public sealed class WorkerMachine : Machine<WorkerState, WorkerTrigger, WorkerDeadline, WorkerData, WorkerInput, WorkerEffect>
{
    private const string NoStream = "there is no stream";
    private const string NoChunk = "a chunk belongs to a stream: without one it is dropped as stale before it comes here";
    private const string NoSuchDeadline = "the deadline is not armed here";

    private readonly WorkerSettings settings;

    public WorkerMachine()
        : this(WorkerSettings.Default)
    {
    }

    public WorkerMachine(WorkerSettings settings)
    {
        Invariant.Holds(settings.Problem() is null);
        this.settings = settings;
        Attend(WorkerState.Starting)
            .Permit(StreamBegan, WorkerState.Streaming)
            .Permit(StreamEnded, WorkerState.Waiting)
            .InternalTransition(CoordinatorAttached, Attach)
            .Ignore(NoStream, CoordinatorLost)
            .Impossible(NoChunk, ChunkPublished)
            .Impossible(NoSuchDeadline, LingerElapsed);
        Attend(WorkerState.Waiting)
            .OnEntry(EndStream)
            .Permit(StreamBegan, WorkerState.Streaming)
            .InternalTransition(CoordinatorAttached, Attach)
            .Ignore(NoStream, StreamEnded, CoordinatorLost)
            .Impossible(NoChunk, ChunkPublished)
            .Impossible(NoSuchDeadline, LingerElapsed);
        Attend(WorkerState.Streaming)
            .OnEntryFrom(StreamBegan, BeginStream)
            .OnEntryFrom(CoordinatorAttached, Attach)
            .PermitReentry(StreamBegan)
            .Permit(StreamEnded, WorkerState.Waiting)
            .Permit(CoordinatorLost, WorkerState.Lingering)
            .InternalTransition(CoordinatorAttached, Attach)
            .InternalTransition(ChunkPublished, Keep)
            .Impossible(NoSuchDeadline, LingerElapsed);
        Attend(WorkerState.Lingering)
            .OnEntry(() => ArmIn(WorkerDeadline.Linger, settings.Linger))
            .OnExit(() => Deadlines.Disarm(WorkerDeadline.Linger))
            .Permit(CoordinatorAttached, WorkerState.Streaming)
            .Permit(LingerElapsed, WorkerState.Waiting)
            .Ignore("its coordinator is gone: what it said last may come once more", CoordinatorLost, StreamBegan, ChunkPublished, StreamEnded);
    }

    public override Instance<WorkerState, WorkerDeadline, WorkerData> Create(Dice dice) => new() { Data = new() };

    public override WorkerTrigger Elapsed(WorkerDeadline deadline) => LingerElapsed;

    /// <summary>
    /// One coordinator at a time, the newest: an earlier one that is still there, or whose end comes late, changes
    /// nothing. A pipe keeps its order, so that its newest generation is the present one.
    /// </summary>
    protected override bool IsCurrent(in WorkerInput input) => input.Trigger switch
    {
        CoordinatorAttached => input.Coordinator.Value > Data.Coordinator.Value,
        ChunkPublished => input.Coordinator == Data.Coordinator && input.Request == Data.Request,
        _ => input.Coordinator.IsNone() || input.Coordinator == Data.Coordinator,
    };

    private StateMachine<WorkerState, WorkerTrigger>.StateConfiguration Attend(WorkerState state) => Table.Configure(state)
        .InternalTransition(StandTold, TakeStand)
        .InternalTransition(ListenerJoined, () => Count(1))
        .InternalTransition(ListenerLeft, () => Count(-1));

    private void Attach()
    {
        Data.Coordinator = Input.Coordinator;
        Emit(new(WorkerAction.ReportHeld) { Held = Data.Held, Listeners = Data.Listeners });
    }

    private void TakeStand()
    {
        Data.Stand = Input.Stand;
        Emit(new(WorkerAction.AnnounceStand));
    }

    private void BeginStream()
    {
        Forget();
        Data.Ring.Clear(Input.First);
        (Data.Request, Data.Grid, Data.Channels, Data.Coming) = (Input.Request, Input.Grid, Input.Channels, Input.Coming);
        Emit(new(WorkerAction.AnnounceStream) { Stream = Data.View });
    }

    private void EndStream()
    {
        Forget();
        Data.Request = default;
        Emit(new(WorkerAction.AnnounceEnd));
    }

    /// <summary>What is held already is passed over; behind a hole, what was held is of no use to anybody.</summary>
    private void Keep()
    {
        var first = Data.Grid.FrameAt(Input.Chunk.Timestamp);
        if (!Data.Ring.IsEmpty && first + Input.Chunk.Frames <= Data.Ring.End)
            return;
        if (first != Data.Ring.End)
            Forget();
        if (Data.Ring.IsEmpty)
            Data.Ring.Clear(first);
        while (Data.Ring.IsFull || Data.Ring.End - Data.Ring.First >= Data.Grid.FramesIn(settings.Ring))
            Release();
        Data.Ring.Add(in Input.Chunk);
        (Data.Track, Data.TrackFirst) = (Input.Track, Input.TrackFirst);
        Emit(new(WorkerAction.HoldChunk) { Handle = Input.Chunk.Handle });
        Emit(new(WorkerAction.AnnounceFrames) { Stream = Data.View });
    }

    private void Forget()
    {
        while (!Data.Ring.IsEmpty)
            Release();
    }

    private void Release() => Emit(new(WorkerAction.ReleaseChunk) { Handle = Data.Ring.RemoveOldest().Handle });

    private void Count(int change)
    {
        Data.Listeners += change;
        Invariant.Holds(Data.Listeners >= 0);
        Emit(new(WorkerAction.ReportListeners) { Listeners = Data.Listeners });
    }
}
