using Holdover.Machines;

namespace Holdover.Party;

/// <content>
/// The workers: each is told as fast as its pipe takes it, from the ring, whose oldest chunks are dropped whether told
/// or not. So none of them holds up the others.
/// </content>
public sealed partial class CoordinatorMachine
{
    private bool IsEveryWorkerHere => Data.Workers.Count >= settings.Workers;

    private bool IsLastWorkerJoining => Data.Workers.Count + 1 >= settings.Workers;

    private bool MayJoin(ProcessEpoch worker) => !Data.Workers.IsFull && Data.Workers.Find(worker) < 0;

    private void Ask() => ArmIn(CoordinatorDeadline.Ask, settings.AskMax);

    /// <summary>Before anything is served, what a worker holds may be where to go on.</summary>
    private void Join()
    {
        Add();
        if (Input.Held.CanBeFound && !Data.IsStreaming && (!Data.Held.CanBeFound || Input.Held.IsNewerThan(in Data.Held)))
            Data.Held = Input.Held;
        if (Data.Source.IsNone() && Input.Held.Stand.Epoch.Value > Data.HeldStand.Epoch.Value)
            Data.HeldStand = Input.Held.Stand;
    }

    private void JoinStream()
    {
        Add();
        Serve(ref Data.Workers[Data.Workers.Count - 1]);
        WatchListeners();
    }

    /// <summary>Nothing is streamed: what it holds is over.</summary>
    private void JoinIdly()
    {
        Add();
        EndAt(ref Data.Workers[Data.Workers.Count - 1]);
    }

    private void Add()
    {
        ref readonly var held = ref Input.Held;
        Data.Workers.Add(new(Input.Worker)
        {
            Listeners = Input.Listeners, Request = held.Request, Origin = held.Grid.Origin, First = held.End, Next = held.End,
        });
        if (held.Request.Value > Data.Newest.Value)
            Data.Newest = held.Request;
        if (held.Stand.Epoch.Value > Data.NewestStand.Value)
            Data.NewestStand = held.Stand.Epoch;
        if (!Data.StandEpoch.IsNone())
            TellStand(Input.Worker);
    }

    private void Leave()
    {
        Data.Workers.RemoveAt(Data.Workers.Find(Input.Worker));
        if (Table.State == CoordinatorState.Streaming)
            WatchAudience();
    }

    private void CountListeners() => Data.Workers[Data.Workers.Find(Input.Worker)].Listeners = Input.Listeners;

    private void WatchListeners()
    {
        CountListeners();
        if (Table.State == CoordinatorState.Streaming)
            WatchAudience();
    }

    /// <summary>While a worker is missing its listeners have sound and come back any moment: decoding goes on.</summary>
    private void WatchAudience()
    {
        if (Data.Workers.Listeners > 0 || !IsEveryWorkerHere)
            Deadlines.Disarm(CoordinatorDeadline.Idle);
        else if (!Deadlines.IsArmed(CoordinatorDeadline.Idle))
            ArmIn(CoordinatorDeadline.Idle, settings.IdleMax);
    }

    /// <summary>What was refused is told again. A refusal of an earlier generation means all that was told of this one.</summary>
    private void Block()
    {
        ref var link = ref Data.Workers[Data.Workers.Find(Input.Worker)];
        link.IsBlocked = true;
        link.Next = Math.Min(link.Next, Input.Request == link.Request ? Input.Frame : link.First);
    }

    private void Unblock()
    {
        ref var link = ref Data.Workers[Data.Workers.Find(Input.Worker)];
        link.IsBlocked = false;
        Emit(new(CoordinatorAction.Unblock) { Worker = link.Worker });
        Serve(ref link);
    }

    private void ServeEveryWorker()
    {
        for (var place = 0; place < Data.Workers.Count; place++)
            Serve(ref Data.Workers[place]);
    }

    /// <summary>Tells a worker what it does not have yet. What was not found again is told to nobody.</summary>
    private void Serve(ref WorkerLink link)
    {
        if (!Data.IsStreaming || Data.Held.CanBeFound)
            return;
        if (!link.Has(Data.Request, in Data.Grid))
        {
            (link.Request, link.Origin, link.First, link.Next) = (Data.Request, Data.Grid.Origin, Data.Ring.First, Data.Ring.First);
            Emit(new(CoordinatorAction.TellStream)
            {
                Worker = link.Worker, Request = Data.Request, Grid = Data.Grid, Channels = Data.Channels, From = Data.Ring.First, Count = Data.Ring.End - Data.Ring.First,
            });
        }

        if (link.IsBlocked)
            return;
        link.Next = Math.Max(link.Next, Data.Ring.First);
        if (link.Next >= Data.Ring.End)
            return;
        Emit(new(CoordinatorAction.TellFrames)
        {
            Worker = link.Worker, Request = Data.Request, Track = Data.LastTrack, TrackFirst = Data.LastTrackFirst, From = link.Next, Count = Data.Ring.End - link.Next,
        });
        link.Next = Data.Ring.End;
    }
}
