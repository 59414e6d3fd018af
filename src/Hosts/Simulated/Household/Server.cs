using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Network;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>
/// The server's computer: a coordinator and its workers, each a process that can die alone, the pipes between them, and
/// what workers leave behind of each client.
/// </summary>
internal sealed class Server
{
    public const int WorkersCount = 2;

    /// <summary>What a message takes from one process to another.</summary>
    private static readonly Duration PipeDelay = new(200);

    private readonly Home home;
    private readonly DelayLine<CoordinatorInput> toCoordinator;
    private readonly DelayLine<PartyInput>[] toWorkers;
    private readonly MarksOnDisk[] marks = [.. Enumerable.Range(0, WorkersCount).Select(_ => new MarksOnDisk())];
    private Dice disk;
    private BootId boot = new(Home.ServerNumber, 1);
    private ProcessEpoch lastProcess;
    private ConnectionEpoch lastConnection;
    private bool isDown;

    /// <param name="home">Where it stands.</param>
    /// <param name="computer">Whose clock it has.</param>
    /// <param name="disk">At which byte a kill cuts what is being written.</param>
    /// <param name="hub">For what its hub mints.</param>
    public Server(Home home, Computer computer, Dice disk, Dice hub)
    {
        (this.home, this.disk) = (home, disk);
        Computer = computer;
        Hub = new(home, computer, hub);
        Coordinator = new(home, this);
        Workers = [.. Enumerable.Range(0, WorkersCount).Select(number => new WorkerActor(home, this, number))];
        toCoordinator = new(home.Schedule, input => Coordinator.Step(in input));
        toWorkers = [.. Workers.Select(worker => new DelayLine<PartyInput>(home.Schedule, input => worker.Step(in input)))];
    }

    public Computer Computer { get; }

    public CoordinatorActor Coordinator { get; }

    public WorkerActor[] Workers { get; }

    public HubActor Hub { get; }

    /// <summary>Whether anybody accepts connections.</summary>
    public bool IsAlive => Array.Exists(Workers, worker => worker.IsAlive);

    /// <summary>What a worker writes of its clients; it outlives the worker.</summary>
    public MarksOnDisk MarksOf(int worker) => marks[worker];

    /// <summary>Up to where a client was sent, as a worker finds it written.</summary>
    public long? SentUntil(int worker, int client)
    {
        var mark = marks[worker].Of(client, boot);
        for (var other = 0; other < WorkersCount; other++)
            mark = other == worker ? mark : mark.OrOf(marks[other].Of(client, boot), Workers[other].IsAlive);
        return mark.Until;
    }

    /// <summary>When a worker was killed last.</summary>
    public MonotonicTime KilledAt { get; private set; }

    /// <summary>Everything starts.</summary>
    public void Begin()
    {
        isDown = false;
        StartCoordinator();
        foreach (var worker in Workers)
            StartWorker(worker.Number);
    }

    /// <summary>Everything is gone, and nothing starts alone.</summary>
    public void Kill()
    {
        isDown = true;
        KillCoordinator();
        foreach (var worker in Workers)
            KillWorker(worker.Number);
    }

    /// <summary>The computer was off: what workers wrote is of another boot.</summary>
    public void Reboot()
    {
        Kill();
        Array.ForEach(toWorkers, pipe => pipe.Clear());
        Hub.LosePower();
        Computer.Reboot(Duration.FromSeconds(30));
        boot.Low++;
    }

    /// <summary>Only if a worker still holds what was played last can a coordinator go on with it; otherwise it begins anew.</summary>
    public void StartCoordinator()
    {
        if (Coordinator.IsAlive || isDown)
            return;
        if (!Array.Exists(Workers, worker => worker.IsAlive && !worker.Node.Stream.Request.IsNone()))
            home.Programme.Begin();
        Coordinator.Begin(lastProcess = lastProcess.Next());
        StartHub();
        foreach (var worker in Workers)
            Attach(worker);
    }

    public void KillCoordinator()
    {
        if (!Coordinator.IsAlive)
            return;
        toCoordinator.Clear();
        var process = Coordinator.Process;
        Coordinator.Kill();
        Hub.Kill();
        foreach (var worker in Workers)
            toWorkers[worker.Number].Add(PipeDelay, WorkerInput.CoordinatorLost(process));
    }

    /// <summary>It is a part of the coordinator's process that can fail alone.</summary>
    public void StartHub()
    {
        if (!Hub.IsAlive && Coordinator.IsAlive)
            Hub.Begin();
    }

    public void StartWorker(int number)
    {
        if (Workers[number].IsAlive || isDown)
            return;
        marks[number].Open(boot);
        Workers[number].Begin(lastProcess = lastProcess.Next());
        Attach(Workers[number]);
    }

    public void KillWorker(int number)
    {
        if (!Workers[number].IsAlive)
            return;
        KilledAt = home.Schedule.Now;
        toWorkers[number].Clear();
        var process = Workers[number].Process;
        Workers[number].Kill();
        marks[number].Cut(Computer.Now, ref disk);
        TellCoordinator(CoordinatorInput.WorkerLeft(process));
    }

    public void TellCoordinator(in CoordinatorInput input) => toCoordinator.Add(PipeDelay, input);

    public void TellWorker(ProcessEpoch process, in WorkerInput input)
    {
        foreach (var worker in Workers)
        {
            if (worker.IsAlive && worker.Process == process)
                toWorkers[worker.Number].Add(PipeDelay, input);
        }
    }

    /// <summary>The kernel gives the connection to a worker that is alive: to the one with the fewest.</summary>
    public void Accept(Transport transport)
    {
        var worker = Workers.Where(worker => worker.IsAlive).MinBy(worker => worker.Node.Connections)!;
        transport.Up.Receiver = worker;
        worker.Accept(transport, lastConnection = lastConnection.Next());
    }

    private void Attach(WorkerActor worker)
    {
        if (Coordinator.IsAlive && worker.IsAlive)
            toWorkers[worker.Number].Add(PipeDelay, WorkerInput.CoordinatorAttached(Coordinator.Process));
    }
}
