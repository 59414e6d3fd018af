using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A speaker, a party and the link between them, with spans so short and a source so small that the space closes.</summary>
/// <param name="Chunks">Chunks of the source.</param>
/// <param name="Budget">Faults in all.</param>
internal sealed record LinkRules(int Chunks, int Budget)
{
    /// <summary>Frames a second.</summary>
    public const int Rate = 4;

    public const int Channels = 2;

    /// <summary>A second each.</summary>
    public const int ChunkFrames = 4;

    public int Frames => Chunks * ChunkFrames;

    public EndpointSettings Speaker { get; } = new()
    {
        Session = SpeakerRules.Session with
        {
            UrlCount = 1,
            FirstRetryMax = Duration.FromSeconds(1),
            SilenceWhilePlaying = Duration.FromSeconds(2),
            ProbeWhilePlaying = Duration.FromSeconds(1),
        },
        Playback = new()
        {
            RenderPeriod = Duration.FromMilliseconds(500),
            OutputAhead = Duration.FromSeconds(1),
            BurstProbes = 1,
            BurstPeriodYoung = Duration.FromSeconds(8),
            BurstPeriod = Duration.FromSeconds(8),
            ProbeAnswerMax = Duration.FromSeconds(2),
            GapMax = Duration.FromSeconds(8),
        },
        EndWithStream = true,
    };

    public CoordinatorSettings Coordinator { get; } = new()
    {
        BufferAhead = Duration.FromSeconds(4),
        Chunk = Duration.FromSeconds(1),
        StartLead = Duration.FromSeconds(2),
        IdleMax = Duration.FromSeconds(30),
        DrainMargin = Duration.FromSeconds(2),
    };

    public WorkerSettings Worker { get; } = new();

    public ListenerSettings Listener { get; } = new()
    {
        Prime = Duration.FromSeconds(1),
        ClockMax = Duration.FromSeconds(1),
        ClockProbes = 1,
        CatchUpFactor = 4,
        Portion = Duration.FromSeconds(1),
        Floor = Duration.FromSeconds(1),
    };

    public EndpointNode CreateSpeaker() => new(Speaker, Dice.Fixed);

    public PartyNode CreateParty() => new(Coordinator, Worker, Listener);
}
