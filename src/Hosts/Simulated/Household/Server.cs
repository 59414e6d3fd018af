using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>
/// The server's computer: a coordinator and its workers, each a process that can die alone, the pipes between them, and
/// what workers leave behind of each client.
/// </summary>
internal sealed partial class Server
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

    /// <param name="home">Where it stands.</param>
    /// <param name="computer">Whose clock it has.</param>
    /// <param name="disk">At which byte a kill cuts what is being written.</param>
    /// <param name="hub">For what its hub mints.</param>
    /// <param name="keeper">For how long processes take.</param>
    public Server(Home home, Computer computer, Dice disk, Dice hub, Dice keeper)
    {
        (this.home, this.disk) = (home, disk);
        Computer = computer;
        Hub = new(home, computer, hub);
        Coordinator = new(home, this);
        Workers = [.. Enumerable.Range(0, WorkersCount).Select(number => new WorkerActor(home, this, number))];
        Keeper = new(home, this, keeper);
        backlog = new(this);
        toCoordinator = new(home.Schedule, input => Coordinator.Step(in input));
        toWorkers = [.. Workers.Select(worker => new DelayLine<PartyInput>(home.Schedule, input => worker.Step(in input)))];
    }

    public Computer Computer { get; }

    public CoordinatorActor Coordinator { get; }

    public WorkerActor[] Workers { get; }

    public HubActor Hub { get; }

    /// <summary>Keeps all of them alive.</summary>
    public KeeperActor Keeper { get; }

    /// <summary>Whether the public port is open: whoever has the socket, connections to it are taken, or wait.</summary>
    public bool IsAlive => Keeper.HasSocket || Array.Exists(Workers, worker => worker.IsAlive);

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

    public void TellCoordinator(in CoordinatorInput input) => toCoordinator.Add(PipeDelay, input);

    public void TellWorker(ProcessEpoch process, in WorkerInput input)
    {
        foreach (var worker in Workers)
        {
            if (worker.IsAlive && worker.Process == process)
                toWorkers[worker.Number].Add(PipeDelay, input);
        }
    }
}
