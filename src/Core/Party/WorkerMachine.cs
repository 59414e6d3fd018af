using Holdover.Machines;

using static Holdover.Party.WorkerTrigger;

namespace Holdover.Party;

/// <summary>Keeps the recent and coming frames of the stream for its listeners.</summary>
public sealed class WorkerMachine : Machine<WorkerState, WorkerTrigger, WorkerDeadline, WorkerData, WorkerInput, WorkerEffect>
{
    private readonly WorkerSettings settings;

    public WorkerMachine()
        : this(WorkerSettings.Default)
    {
    }

    public WorkerMachine(WorkerSettings settings)
    {
        Invariant.Holds(settings.Problem() is null);
        this.settings = settings;
        Table.Configure(WorkerState.Waiting)
            .OnEntry(EndStream)
            .Permit(StreamBegan, WorkerState.Streaming)
            .InternalTransition(ListenerJoined, Join)
            .InternalTransition(ListenerLeft, Leave)
            .Ignore("there is no stream", ChunkPublished, StreamEnded);
        Table.Configure(WorkerState.Streaming)
            .OnEntry(BeginStream)
            .PermitReentry(StreamBegan)
            .Permit(StreamEnded, WorkerState.Waiting)
            .InternalTransition(ChunkPublished, Keep)
            .InternalTransition(ListenerJoined, Join)
            .InternalTransition(ListenerLeft, Leave);
    }

    public override Instance<WorkerState, WorkerDeadline, WorkerData> Create(Dice dice) => new() { Data = new() };

    public override WorkerTrigger Elapsed(WorkerDeadline deadline) => throw new InvariantException("a worker has no deadlines");

    protected override bool IsCurrent(in WorkerInput input) =>
        input.Trigger == StreamBegan ? input.Request.Value > Data.Request.Value : input.Request.IsNone() || input.Request == Data.Request;

    private void BeginStream()
    {
        Forget();
        (Data.Request, Data.Grid, Data.Channels) = (Input.Request, Input.Grid, Input.Channels);
        Emit(new(WorkerAction.AnnounceStream) { Stream = Data.View });
    }

    private void EndStream()
    {
        Forget();
        Emit(new(WorkerAction.AnnounceEnd));
    }

    private void Keep()
    {
        if (Data.Ring.IsEmpty)
            Data.Ring.Clear(Data.Grid.FrameAt(Input.Chunk.Timestamp));
        Invariant.Holds(Data.Grid.FrameAt(Input.Chunk.Timestamp) == Data.Ring.End);
        while (Data.Ring.IsFull || Data.Ring.End - Data.Ring.First >= Data.Grid.FramesIn(settings.Ring))
            Release();
        Data.Ring.Add(in Input.Chunk);
        Emit(new(WorkerAction.HoldChunk) { Handle = Input.Chunk.Handle });
        Emit(new(WorkerAction.AnnounceFrames) { Stream = Data.View });
    }

    private void Forget()
    {
        while (!Data.Ring.IsEmpty)
            Release();
    }

    private void Release() => Emit(new(WorkerAction.ReleaseChunk) { Handle = Data.Ring.RemoveOldest().Handle });

    private void Join() => Count(1);

    private void Leave() => Count(-1);

    private void Count(int change)
    {
        Data.Listeners += change;
        Invariant.Holds(Data.Listeners >= 0);
        Emit(new(WorkerAction.ReportListeners) { Listeners = Data.Listeners });
    }
}
