using System.Runtime.CompilerServices;

using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Running;
using Holdover.Hosts.Simulated.Sounding;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>A server, speakers of both kinds of output, listeners of others, and what happens to them: all of a simulated world.</summary>
internal sealed class Home
{
    public const int SpeakersCount = 8;

    /// <summary>The speakers, and after them two listeners of others.</summary>
    public const int ClientsCount = SpeakersCount + 2;

    /// <summary>The server's number in the log.</summary>
    public const int ServerNumber = 255;

    private readonly MonotonicTime beginning;

    public Home(Seed seed, EventLog log, long eventsMax = long.MaxValue)
    {
        Schedule = new() { EventsMax = eventsMax };
        Log = log;
        beginning = Schedule.Now;
        var dice = seed.Stream("home");
        var computer = new Computer(Schedule, Duration.FromSeconds(1 + dice.Below(1_000_000)), dice.Below(100_000) - 50_000);
        Server = new(this, computer, seed.Stream("disk of the server"));
        Speakers = [.. Enumerable.Range(0, SpeakersCount).Select(number => new SpeakerActor(this, number, seed.Stream($"speaker {number}"), seed.Stream($"disk {number}")))];
        Foreigners = [.. Enumerable.Range(SpeakersCount, ClientsCount - SpeakersCount).Select(number => new ForeignActor(this, number, seed.Stream($"foreigner {number}")))];
        Array.ForEach(Speakers, speaker => speaker.Ear.Server = computer);
    }

    public Schedule Schedule { get; }

    public Programme Programme { get; } = new();

    public EventLog Log { get; }

    public Server Server { get; }

    public SpeakerActor[] Speakers { get; }

    public ForeignActor[] Foreigners { get; }

    /// <summary>The first promise that was broken.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>Whether it was to be run only so far, and has been.</summary>
    public bool IsStopped => Schedule.Events >= Schedule.EventsMax;

    public Duration Elapsed => Schedule.Now - beginning;

    public void Begin()
    {
        Server.Begin();
        Array.ForEach(Speakers, speaker => speaker.Begin());
    }

    /// <summary>Runs until so long after the beginning, or until a promise is broken.</summary>
    public void RunUntil(Duration elapsed)
    {
        while (Failure is null && !IsStopped && Elapsed < elapsed)
            Schedule.RunUntil(MonotonicTime.Min(Schedule.Now + Duration.FromSeconds(1), beginning + elapsed));
    }

    /// <summary>The bug that is planted in the hosts.</summary>
    public Plant Plant { get; init; }

    /// <summary>Where recordings of its processes are kept; null for nowhere.</summary>
    public Recordings? Recordings { get; init; }

    /// <summary>Told in words of everything that happens; null to be told nothing.</summary>
    public Action<string>? Watch { get; set; }

    /// <summary>Something happened: it is part of what makes this run this run.</summary>
    public void Note<TWhat>(int actor, TWhat what, long value)
        where TWhat : unmanaged, Enum
    {
        Log.Add(Schedule.Now, actor, Unsafe.BitCast<TWhat, int>(what) + (typeof(TWhat).Name.Length << 8), value);
        Watch?.Invoke($"{Schedule.Events,8}  {Elapsed}  {(actor == ServerNumber ? "server" : $"speaker {actor}")}: {what} {value}");
    }

    public void Break(SpeakerActor speaker, string heard) => Fail(FailureKind.Safety, speaker.Number, heard);

    public void Fail(FailureKind kind, int? speaker, string reason) => Failure ??= new(kind, Elapsed, speaker, reason);

    public void Begin(in Fault fault)
    {
        Note(fault.Speaker, fault.Kind, fault.Length.Microseconds);
        if (fault is { IsOfServer: false, Speaker: >= SpeakersCount })
        {
            Foreigners[fault.Speaker - SpeakersCount].Begin(in fault);
            return;
        }

        var (speaker, length) = (Speakers[fault.Speaker % SpeakersCount], fault.Length);
        if (fault.IsOfServer)
            Array.ForEach(Speakers, other => other.Ear.UnsureUntil = Schedule.Now + length + Duration.FromSeconds(60));
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                speaker.ResetConnection();
                break;
            case FaultKind.HalfOpen:
                speaker.LoseConnection();
                break;
            case FaultKind.CardBusy:
                speaker.IsCardBusy = true;
                break;
            case FaultKind.CardUnplugged:
                speaker.Unplug();
                break;
            case FaultKind.CardWedged:
                speaker.WedgeCard(true);
                break;
            case FaultKind.CardStalls:
                speaker.StallCard();
                break;
            case FaultKind.SpeakerKilled:
                speaker.Kill();
                break;
            case FaultKind.ServerKilled or FaultKind.ServerRebooted:
                Server.Kill();
                break;
            case FaultKind.WorkerKilled:
                Server.KillWorker(fault.Speaker % Server.WorkersCount);
                break;
            case FaultKind.CoordinatorKilled:
                Server.KillCoordinator();
                break;
            case FaultKind.Pause:
                speaker.Pause(true);
                break;
            case FaultKind.Volume:
                speaker.ChangeVolume();
                break;
            case FaultKind.Close:
                speaker.Close();
                break;
            default:
                speaker.Path.Begin(fault.Kind, Schedule.Now + fault.Length);
                break;
        }
    }

    public void End(in Fault fault)
    {
        if (fault is { IsOfServer: false, Speaker: >= SpeakersCount })
            return;
        var speaker = Speakers[fault.Speaker % SpeakersCount];
        switch (fault.Kind)
        {
            case FaultKind.CardBusy:
                speaker.IsCardBusy = false;
                break;
            case FaultKind.CardUnplugged:
                speaker.PlugIn();
                break;
            case FaultKind.CardWedged:
                speaker.WedgeCard(false);
                break;
            case FaultKind.SpeakerKilled or FaultKind.Close:
                speaker.Restart();
                break;
            case FaultKind.ServerRebooted:
                Server.Reboot();
                Server.Begin();
                break;
            case FaultKind.ServerKilled:
                Server.Begin();
                break;
            case FaultKind.WorkerKilled:
                Server.StartWorker(fault.Speaker % Server.WorkersCount);
                break;
            case FaultKind.CoordinatorKilled:
                Server.StartCoordinator();
                break;
            case FaultKind.Pause:
                speaker.Pause(false);
                break;
            default:
                break;
        }
    }
}
