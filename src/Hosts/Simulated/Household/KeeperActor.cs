using Holdover.Hosts.Simulated.Running;
using Holdover.Keeper;
using Holdover.Machines;
using Holdover.Recording;
using Holdover.Supervisor;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>The keeper's process: the production node, bound to processes that take their time to start, that end, and that hang.</summary>
internal sealed class KeeperActor : NodeActor<KeeperNode, KeeperInput, KeeperEffect>
{
    /// <summary>What a kernel takes to bind, to answer on a local socket, and to tell of an end.</summary>
    private static readonly Duration KernelTime = Duration.FromMilliseconds(1);

    private static readonly Duration SearchTime = Duration.FromMilliseconds(5);
    private static readonly Duration ServiceManagerDelay = Duration.FromSeconds(2);

    private readonly Home home;
    private readonly Server server;
    private readonly DelayLine<KeeperInput> answers;
    private readonly DelayLine<(int Place, ProcessEpoch Child)> spawns;
    private readonly DelayLine<(int Place, ProcessEpoch Child)> heartbeats;
    private readonly DelayLine<int> serviceManager;
    private readonly ProcessEpoch[] children = new ProcessEpoch[1 + Server.WorkersCount];
    private readonly MonotonicTime[] slowUntil = new MonotonicTime[1 + Server.WorkersCount];
    private Dice dice;

    public KeeperActor(Home home, Server server, Dice dice)
        : base(home.Schedule, server.Computer, HouseholdRules.CreateKeeper(ref dice), KeeperNode.EffectsMax)
    {
        (this.home, this.server, this.dice) = (home, server, dice);
        answers = new(home.Schedule, Tell);
        spawns = new(home.Schedule, spawn => EndSpawn(spawn.Place, spawn.Child));
        heartbeats = new(home.Schedule, beat => Beat(beat.Place, beat.Child));
        serviceManager = new(home.Schedule, _ => Begin());
        IsAlive = false;
    }

    /// <summary>Whether it has the public port.</summary>
    public bool HasSocket { get; private set; }

    /// <summary>A new process: children that an earlier one started may live.</summary>
    public void Begin()
    {
        if (IsAlive)
            return;
        IsAlive = true;
        Node = HouseholdRules.CreateKeeper(ref dice);
        Record(home.Recordings, "keeper", new(Replayers.Keeper, RecordedSettings.Write(HouseholdRules.Keeper)), Node);
        Step(KeeperInput.StartRequested());
    }

    /// <summary>Its children live on; those that were on their way are not there.</summary>
    public void Kill()
    {
        IsAlive = HasSocket = false;
        Disarm();
        answers.Clear();
        spawns.Clear();
        heartbeats.Clear();
        serviceManager.Clear();
        Array.Clear(children);
    }

    /// <summary>Until then a start of this child takes.</summary>
    public void Slow(int place, Duration length) => slowUntil[place] = MonotonicTime.Max(slowUntil[place], home.Schedule.Now + length);

    /// <summary>A child has ended.</summary>
    public void Ended(int place, int exitCode)
    {
        if (IsAlive && !children[place].IsNone())
            answers.Add(KernelTime, KeeperInput.ForChild(place, SupervisorInput.Exited(children[place], exitCode)));
        children[place] = default;
    }

    protected override void Handle(in KeeperEffect effect)
    {
        home.Note(Home.ServerNumber, effect.Action, effect.Place);
        switch (effect.Action)
        {
            case KeeperAction.FindPredecessor:
                Find(effect.Asked);
                break;
            case KeeperAction.Bind:
                answers.Add(KernelTime, KeeperInput.Bound(effect.Asked));
                break;
            case KeeperAction.ForChild:
                Handle(effect.Place, in effect.Child);
                break;
            case KeeperAction.ReportEnded:
                Kill();
                serviceManager.Add(ServiceManagerDelay, 0);
                break;
            default:
                break;
        }
    }

    private void Tell(KeeperInput input)
    {
        HasSocket |= input.Trigger is KeeperTrigger.Bound or KeeperTrigger.SocketAdopted;
        Step(in input);
    }

    private void Handle(int place, in SupervisorEffect effect)
    {
        home.Note(Home.ServerNumber, effect.Action, place);
        switch (effect.Action)
        {
            case SupervisorAction.Spawn:
                children[place] = effect.Process;
                var time = new Duration(1_000 + dice.Below(50_000));
                spawns.Add(Duration.Max(slowUntil[place] - home.Schedule.Now, Duration.Zero) + time, (place, effect.Process));
                break;
            case SupervisorAction.Watch:
                home.Met.Add(Situation.ChildAdopted);
                children[place] = effect.Process;
                heartbeats.Add(SupervisorSettings.UsualHeartbeat, (place, effect.Process));
                if (!server.IsUp(place))
                    Ended(place, 1);
                break;
            case SupervisorAction.Kill or SupervisorAction.Stop:
                KillChild(place, effect.Process);
                break;
            default:
                break;
        }
    }

    /// <summary>A child that is not there yet never will be; whoever kills one that hangs does it for that.</summary>
    private void KillChild(int place, ProcessEpoch child)
    {
        if (child != children[place])
            return;
        if (server.IsUp(place))
        {
            home.Met.Add(Situation.HungChildKilled);
            server.KillProcess(place);
            return;
        }

        home.Met.Add(Situation.SpawnTimedOut);
        children[place] = default;
        answers.Add(KernelTime, KeeperInput.ForChild(place, SupervisorInput.SpawnFailed(child, errorNumber: 4)));
    }

    /// <summary>Who does not answer would be one too many beside its successor: it is ended.</summary>
    private void Find(ProcessEpoch search)
    {
        var isAnyWorker = false;
        for (var place = 0; place < children.Length; place++)
        {
            if (server.IsHung(place))
                server.KillProcess(place);
            if (!server.IsUp(place))
                continue;
            answers.Add(SearchTime, KeeperInput.Found(place, new(place + 1, server.StartOf(place))));
            isAnyWorker |= place > 0;
        }

        answers.Add(SearchTime, isAnyWorker ? KeeperInput.SocketAdopted(search) : KeeperInput.NothingAdopted(search));
    }

    private void EndSpawn(int place, ProcessEpoch child)
    {
        if (child != children[place])
            return;
        server.StartProcess(place);
        Step(KeeperInput.ForChild(place, SupervisorInput.Spawned(child)));
        Beat(place, child);
    }

    private void Beat(int place, ProcessEpoch child)
    {
        if (child != children[place] || !server.IsUp(place))
            return;
        heartbeats.Add(SupervisorSettings.UsualHeartbeat, (place, child));
        if (!server.IsHung(place))
            Step(KeeperInput.ForChild(place, SupervisorInput.HeartbeatReceived(child)));
    }
}
