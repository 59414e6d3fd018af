using System.Runtime.CompilerServices;

using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Running;
using Holdover.Hosts.Simulated.Sounding;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>A server, speakers of both kinds of output, listeners of others, and what happens to them: all of a simulated world.</summary>
internal sealed partial class Home
{
    public const int SpeakersCount = 8;

    /// <summary>The speakers, and after them two listeners of others.</summary>
    public const int ClientsCount = SpeakersCount + 2;

    /// <summary>The server's number in the log.</summary>
    public const int ServerNumber = 255;

    /// <summary>The speakers that have an account.</summary>
    public static readonly int[] OwnedSpeakers = [.. Enumerable.Range(0, SpeakersCount).Where(SpeakerActor.IsOwnedBySomebody)];

    /// <summary>The hub's.</summary>
    public const int HubNumber = 254;

    private readonly MonotonicTime beginning;

    public Home(Seed seed, EventLog log, long eventsMax = long.MaxValue, int speakers = SpeakersCount)
    {
        Schedule = new() { EventsMax = eventsMax };
        Log = log;
        beginning = Schedule.Now;
        var dice = seed.Stream("home");
        var computer = new Computer(Schedule, Duration.FromSeconds(1 + dice.Below(1_000_000)), dice.Below(100_000) - 50_000);
        Server = new(this, computer, seed.Stream("disk of the server"), seed.Stream("hub"), seed.Stream("keeper"));
        People = [.. Enumerable.Range(0, Person.Accounts.Length).Select(number => new Person(this, number))];
        Speakers = [.. Enumerable.Range(0, speakers).Select(number => new SpeakerActor(this, number, seed.Stream($"speaker {number}"), seed.Stream($"disk {number}")))];
        Foreigners = [.. Enumerable.Range(SpeakersCount, speakers < SpeakersCount ? 0 : ClientsCount - SpeakersCount).Select(number => new ForeignActor(this, number, seed.Stream($"foreigner {number}")))];
        Array.ForEach(Speakers, speaker => speaker.Ear.Server = computer);
    }

    public Schedule Schedule { get; }

    public Programme Programme { get; } = new();

    public EventLog Log { get; }

    public Server Server { get; }

    public SpeakerActor[] Speakers { get; }

    public ForeignActor[] Foreigners { get; }

    /// <summary>One of each account.</summary>
    public Person[] People { get; }

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

    /// <summary>How many faults of each kind began.</summary>
    public Counts<FaultKind> Begun { get; } = new();

    /// <summary>What it has been through.</summary>
    public Counts<Situation> Met { get; } = new();

    /// <summary>Whether what a fault befalls is there.</summary>
    public bool Has(Fault fault) => fault.IsOfServer || fault.IsOfHub || fault.Speaker < Speakers.Length
        || (fault.Speaker >= SpeakersCount && fault.Speaker - SpeakersCount < Foreigners.Length);

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
        Watch?.Invoke($"{Schedule.Events,8}  {Elapsed}  {NameOf(actor)}: {what} {value}");
    }

    public void Break(SpeakerActor speaker, string heard) => Fail(FailureKind.Safety, speaker.Number, heard);

    public void Fail(FailureKind kind, int? speaker, string reason) => Failure ??= new(kind, Elapsed, speaker, reason);

    private static string NameOf(int actor) => actor switch
    {
        ServerNumber => "server",
        HubNumber => "hub",
        _ => $"speaker {actor}",
    };
}
