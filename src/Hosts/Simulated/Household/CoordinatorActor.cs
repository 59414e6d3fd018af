using Holdover.Hosts.Simulated.Running;
using Holdover.Hosts.Simulated.Sounding;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Recording;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>The coordinator's process: the production node, bound to a source that never ends and to pipes.</summary>
internal sealed class CoordinatorActor : NodeActor<CoordinatorNode, CoordinatorInput, CoordinatorEffect>
{
    private static readonly Duration DecodeTime = Duration.FromMilliseconds(2);

    private readonly Home home;
    private readonly Server server;
    private readonly DelayLine<CoordinatorInput> source;

    public CoordinatorActor(Home home, Server server)
        : base(home.Schedule, server.Computer, HouseholdRules.CreateCoordinator(), CoordinatorNode.EffectsMax)
    {
        (this.home, this.server) = (home, server);
        source = new(home.Schedule, answer => Step(in answer));
        IsAlive = false;
    }

    public ProcessEpoch Process { get; private set; }

    public void Begin(ProcessEpoch process)
    {
        (Process, IsAlive) = (process, true);
        Node = HouseholdRules.CreateCoordinator();
        Record(home.Recordings, "coordinator", new(Replayers.Coordinator, RecordedSettings.Write(HouseholdRules.Coordinator)), Node);
        Step(CoordinatorInput.ServeRequested(tracks: 1));
    }

    public void Kill()
    {
        IsAlive = false;
        source.Clear();
        Disarm();
    }

    protected override void Handle(in CoordinatorEffect effect)
    {
        home.Note(Home.ServerNumber, effect.Action, effect.From);
        switch (effect.Action)
        {
            case CoordinatorAction.OpenSource:
                source.Add(DecodeTime, CoordinatorInput.SourceOpened(effect.Source, Programme.Rate, Programme.Channels, isSeekable: true));
                break;
            case CoordinatorAction.Decode:
                var name = home.Programme.NameOf(effect.From);
                source.Add(DecodeTime, CoordinatorInput.ChunkDecoded(effect.Source, new(name, 0, Programme.ChunkFrames, unchecked((uint)name))));
                break;
            case CoordinatorAction.TellStream:
                server.TellWorker(effect.Worker, WorkerInput.StreamBegan(Process, effect.Request, effect.Grid, effect.Channels, effect.From, effect.From + effect.Count));
                break;
            case CoordinatorAction.TellChunk:
                server.TellWorker(effect.Worker, WorkerInput.ChunkPublished(Process, effect.Request, in effect.Chunk, effect.Track, effect.TrackFirst));
                break;
            case CoordinatorAction.TellStand:
                server.TellWorker(effect.Worker, WorkerInput.StandTold(Process, in effect.Stand));
                break;
            case CoordinatorAction.TellEnd:
                server.TellWorker(effect.Worker, WorkerInput.StreamEnded(Process));
                break;
            default:
                break;
        }
    }
}
