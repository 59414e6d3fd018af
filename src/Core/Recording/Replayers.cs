using Holdover.Endpoint;
using Holdover.Keeper;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Recording;

/// <summary>The nodes of which there are recordings.</summary>
public static class Replayers
{
    public const string Speaker = "speaker";
    public const string Party = "party";
    public const string Coordinator = "coordinator";
    public const string Worker = "worker";
    public const string Keeper = "keeper";

    /// <summary>Replays a segment; what it is of, it says itself.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="watch">Told after each step when it was, with the node as it is then.</param>
    public static ReplayResult Run(ReadOnlySpan<byte> file, Action<MonotonicTime, IReplayer>? watch = null)
    {
        var head = new RecordingReader(file).Head;
        if (head is null)
            return new() { Problem = "it is no recording, or its beginning is damaged" };
        if (Create(head) is not { } replayer)
            return new() { Head = head, Problem = $"it is of a {head.Kind} with settings that this build does not know; it was made by build {head.Build}" };
        return replayer.Run(file, watch is null ? null : now => watch(now, replayer));
    }

    private static IReplayer? Create(RecordingHead head) => head.Kind switch
    {
        Speaker => RecordedSettings.Read<EndpointSettings>(head.Settings) is { } settings && settings.Problem() is null ? OfSpeaker(settings) : null,
        Party => RecordedSettings.Read<PartySettings>(head.Settings) is { } settings && IsSound(settings) ? OfParty(settings) : null,
        Coordinator => RecordedSettings.Read<CoordinatorSettings>(head.Settings) is { } settings && settings.Problem() is null ? OfCoordinator(settings) : null,
        Worker => RecordedSettings.Read<PartySettings>(head.Settings) is { } settings && IsSound(settings) ? OfWorker(settings) : null,
        Keeper => RecordedSettings.Read<KeeperSettings>(head.Settings) is { } settings && settings.Problem() is null ? OfKeeper(settings) : null,
        _ => null,
    };

    private static bool IsSound(PartySettings settings) => (settings.Coordinator.Problem() ?? settings.Worker.Problem() ?? settings.Listener.Problem()) is null;

    private static Replayer<EndpointInput, EndpointEffect> OfSpeaker(EndpointSettings settings)
    {
        var node = new EndpointNode(settings, Dice.Fixed);
        return new(node, node, EndpointNode.EffectsMax, () =>
        [
            ("session", node.Status.Session.ToString()), ("dealer", node.Status.Dealer.ToString()),
            ("owner", node.Status.Owner.ToString()), ("playback", node.Status.Playback.ToString()),
        ], () => node.Status.Buffered);
    }

    private static Replayer<PartyInput, PartyEffect> OfParty(PartySettings settings)
    {
        var node = new PartyNode(settings.Coordinator, settings.Worker, settings.Listener);
        return new(node, node, PartyNode.EffectsMax, () => [("coordinator", node.Status.Coordinator.ToString()), ("listeners", node.Status.Listeners.ToString())]);
    }

    private static Replayer<CoordinatorInput, CoordinatorEffect> OfCoordinator(CoordinatorSettings settings)
    {
        var node = new CoordinatorNode(settings, Dice.Fixed);
        return new(node, node, CoordinatorNode.EffectsMax, () => [("coordinator", node.State.ToString()), ("workers", node.Workers.ToString())]);
    }

    private static Replayer<PartyInput, PartyEffect> OfWorker(PartySettings settings)
    {
        var node = new WorkerNode(settings.Worker, settings.Listener);
        return new(node, node, WorkerNode.EffectsMax, () => [("worker", node.State.ToString()), ("listeners", node.Listeners.ToString())]);
    }

    private static Replayer<KeeperInput, KeeperEffect> OfKeeper(KeeperSettings settings)
    {
        var node = new KeeperNode(settings, Dice.Fixed);
        return new(node, node, KeeperNode.EffectsMax, () =>
            [("keeper", node.State.ToString()), .. Enumerable.Range(0, 1 + settings.Workers).Select(place => (place == 0 ? "coordinator" : $"worker {place}", node.StateOf(place).ToString()))]);
    }
}
