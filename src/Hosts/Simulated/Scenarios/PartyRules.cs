using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A party of several processes, with spans of whole seconds and a source so small that the space closes.</summary>
/// <param name="Workers">Worker processes.</param>
/// <param name="Own">For each listener, whether it is one of our speakers, which say where they stand.</param>
/// <param name="Chunks">Chunks of each track of the source, a second each.</param>
/// <param name="Budget">Faults in all.</param>
/// <param name="Faults">Kinds of fault.</param>
internal sealed record PartyRules(int Workers, IReadOnlyList<bool> Own, int Chunks, int Budget, params IReadOnlyList<PartyFault> Faults)
{
    /// <summary>Frames a second, and of a chunk.</summary>
    public const int Rate = 4;

    public const int Channels = 2;

    /// <summary>Tracks, each as long as the other.</summary>
    public int Tracks { get; init; } = 1;

    public int TrackFrames => Chunks * Rate;

    public int Frames => Tracks * TrackFrames;

    public CoordinatorSettings Coordinator { get; } = new()
    {
        Workers = Workers,
        BufferAhead = Duration.FromSeconds(3),
        Chunk = Duration.FromSeconds(1),
        Ring = Duration.FromSeconds(5),
        ResumeBack = Duration.FromSeconds(1),
        StartLead = Duration.FromSeconds(1),
        OpenMax = Duration.FromSeconds(1),
        DecodeMax = Duration.FromSeconds(1),
        FirstRetryMax = Duration.FromSeconds(1),
        IdleMax = Duration.FromSeconds(60),
        DrainMargin = Duration.FromSeconds(1),
    };

    public WorkerSettings Worker { get; } = new() { Ring = Duration.FromSeconds(5), SuccessorMax = Duration.FromSeconds(5) };

    public ListenerSettings Listener { get; } = new()
    {
        Prime = Duration.FromSeconds(2),
        ClockMax = Duration.FromSeconds(1),
        ClockProbes = 1,
        CatchUpFactor = 1,
        Portion = Duration.FromSeconds(1),
        Floor = Duration.FromSeconds(1),
        SlowMax = Duration.FromSeconds(3),
    };

    public CoordinatorNode CreateCoordinator() => new(Coordinator, Dice.Fixed);

    public WorkerNode CreateWorker() => new(Worker, Listener);
}
