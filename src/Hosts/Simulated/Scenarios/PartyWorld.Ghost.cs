using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>A coordinator that was given up lives on, and goes on asking for the workers of its successor.</content>
internal sealed partial class PartyWorld
{
    public const string OlderStandsBy = "what a coordinator says changes nothing where its successor leads";

    private bool changedWorker;

    /// <summary>Whether with the last choice the earlier of two coordinators spoke to a worker that streams for the newer: asked for it, and came to its end.</summary>
    public bool OlderSpoke { get; private set; }

    private void LeaveCoordinator()
    {
        var process = Body.CoordinatorProcess;
        KillCoordinator();
        Body.Ghost = process;
    }

    private void ListGhost(ChoiceList choices)
    {
        if (!Body.Ghost.IsNone() && !Body.CoordinatorProcess.IsNone() && !Body.IsOver)
            choices.Add(new(ChoiceKind.Deliver, (byte)PartyLane.Ghost));
    }

    /// <summary>All that it can say to whoever is there: as each word by itself changes nothing, none needs a choice of its own.</summary>
    private void HearGhost()
    {
        for (var place = 0; place < Body.Workers.Length; place++)
        {
            for (var word = PartyGhostWord.AsksForIt; word <= PartyGhostWord.IsLost && !Body.Seats[place].Process.IsNone(); word++)
                HearGhost(place, word);
        }

        Body.Ghost = default;
    }

    private void HearGhost(int worker, PartyGhostWord word)
    {
        var node = Body.Workers[worker];
        var (state, stream) = (node.State, node.Stream);
        OlderSpoke |= !stream.Request.IsNone();
        changedWorker = false;
        StepWorker(worker, InputOf(word, stream));
        if (node.State != state || node.Stream != stream || changedWorker)
            Break(OlderStandsBy);
    }

    /// <summary>It says what its successor would say of the same stream, so that nothing but its number is wrong.</summary>
    private WorkerInput InputOf(PartyGhostWord word, in StreamView stream) => word switch
    {
        PartyGhostWord.AsksForIt => WorkerInput.CoordinatorAttached(Body.Ghost),
        PartyGhostWord.BeginsStream => WorkerInput.StreamBegan(Body.Ghost, stream.Request, new(0, PartyRules.Rate), PartyRules.Channels, first: 0, coming: 0),
        PartyGhostWord.TellsChunk => WorkerInput.ChunkPublished(Body.Ghost, stream.Request, new(1, new FrameGrid(stream.Grid.Origin, PartyRules.Rate).TimestampOf(stream.End), PartyRules.Rate, Crc: 1), track: 0, trackFirst: 0),
        PartyGhostWord.EndsStream => WorkerInput.StreamEnded(Body.Ghost),
        _ => WorkerInput.CoordinatorLost(Body.Ghost),
    };
}
