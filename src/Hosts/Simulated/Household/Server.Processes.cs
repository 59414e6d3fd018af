using Holdover.Hosts.Simulated.Network;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Household;

/// <content>Its processes as its keeper has them, by place: the coordinator, with the hub in it, and the workers after it.</content>
internal sealed partial class Server
{
    private readonly Backlog backlog;
    private bool isHubLost;

    /// <summary>Everything starts: the keeper does, and the rest is its.</summary>
    public void Begin() => Keeper.Begin();

    /// <summary>Everything is gone, and nothing starts alone.</summary>
    public void Kill()
    {
        Keeper.Kill();
        for (var place = 0; place <= WorkersCount; place++)
            KillProcess(place);
        backlog.Reset();
    }

    /// <summary>The computer was off: what workers wrote is of another boot, and what was written last may not be whole.</summary>
    public void Reboot()
    {
        Kill();
        Array.ForEach(toWorkers, pipe => pipe.Clear());
        Hub.LosePower();
        Computer.Reboot(Duration.FromSeconds(30));
        boot.Low++;
    }

    /// <summary>Whether its keeper is there and has its children.</summary>
    public bool IsKept => Keeper.HasSocket;

    /// <summary>Whether nothing of it is missing.</summary>
    public bool IsWhole => IsKept && Enumerable.Range(0, 1 + WorkersCount).All(place => IsUp(place) && !IsHung(place));

    public bool IsUp(int place) => place == 0 ? Coordinator.IsAlive : Workers[place - 1].IsAlive;

    public bool IsHung(int place) => place == 0 ? Coordinator.IsHung : Workers[place - 1].IsHung;

    /// <summary>What tells a process from another that has its number later.</summary>
    public long StartOf(int place) => place == 0 ? Coordinator.Process.Value : Workers[place - 1].Process.Value;

    public void StartProcess(int place)
    {
        if (place == 0)
            StartCoordinator();
        else
            StartWorker(place - 1);
    }

    public void KillProcess(int place)
    {
        if (!IsUp(place))
            return;
        if (place == 0)
            KillCoordinator();
        else
            KillWorker(place - 1);
        Keeper.Ended(place, exitCode: 137);
        if (!IsAlive)
            backlog.Reset();
    }

    public void Hang(int place)
    {
        if (place > 0)
        {
            Workers[place - 1].Hang();
            return;
        }

        Coordinator.Hang();
        Hub.Hang();
    }

    public void WakeUp(int place)
    {
        if (!IsHung(place))
            return;
        home.Met.Add(Situation.WokenUp);
        if (place > 0)
        {
            Workers[place - 1].WakeUp();
            backlog.Take();
            return;
        }

        Coordinator.WakeUp();
        Hub.WakeUp();
    }

    /// <summary>It is a part of the coordinator's process that can fail alone.</summary>
    public void StartHub()
    {
        if (!Hub.IsAlive && Coordinator.IsAlive && !isHubLost)
            Hub.Begin();
    }

    /// <summary>The hub is gone for ever.</summary>
    public void LoseHub()
    {
        isHubLost = true;
        Hub.Kill();
    }

    /// <summary>The kernel gives the connection to the worker with the fewest; while none takes any, it waits.</summary>
    public void Accept(Transport transport)
    {
        var worker = Workers.Where(worker => worker.IsAlive && !worker.IsHung).MinBy(worker => worker.Node.Connections);
        if (worker is null)
        {
            home.Met.Add(Situation.WaitedInBacklog);
            backlog.Add(transport);
            return;
        }

        transport.Up.Receiver = worker;
        worker.Accept(transport, lastConnection = lastConnection.Next());
    }

    /// <summary>Only if a worker still holds what was played last can a coordinator go on with it; otherwise it begins anew.</summary>
    private void StartCoordinator()
    {
        if (!Array.Exists(Workers, worker => worker.IsAlive && !worker.Node.Stream.Request.IsNone()))
            home.Programme.Begin();
        Coordinator.Begin(lastProcess = lastProcess.Next());
        StartHub();
        foreach (var worker in Workers)
            Attach(worker);
    }

    private void KillCoordinator()
    {
        toCoordinator.Clear();
        var process = Coordinator.Process;
        Coordinator.Kill();
        Hub.Kill();
        foreach (var worker in Workers)
            toWorkers[worker.Number].Add(PipeDelay, WorkerInput.CoordinatorLost(process));
    }

    private void StartWorker(int number)
    {
        marks[number].Open(boot);
        Workers[number].Begin(lastProcess = lastProcess.Next());
        Attach(Workers[number]);
        backlog.Take();
    }

    private void KillWorker(int number)
    {
        KilledAt = home.Schedule.Now;
        toWorkers[number].Clear();
        var process = Workers[number].Process;
        Workers[number].Kill();
        marks[number].Cut(Computer.Now, ref disk);
        TellCoordinator(CoordinatorInput.WorkerLeft(process));
    }

    private void Attach(WorkerActor worker)
    {
        if (Coordinator.IsAlive && worker.IsAlive)
            toWorkers[worker.Number].Add(PipeDelay, WorkerInput.CoordinatorAttached(Coordinator.Process));
    }
}
