using System.Collections.Concurrent;
using System.Net.Sockets;

using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Recording;
using Holdover.Hosts.Real.Sources;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Recording;

namespace Holdover.Hosts.Real.Serving;

/// <summary>Binds a coordinator's node to its source and to the links of its workers.</summary>
public sealed class CoordinatorHost : IEffectHandler<CoordinatorInput, CoordinatorEffect>, IAsyncDisposable
{
    /// <summary>Its place among the children of its keeper.</summary>
    public const int Place = 0;

    /// <summary>Bytes of a segment of the recording: some hours of decisions.</summary>
    private const int RecordingMax = 1 << 24;

    /// <summary>One that nobody keeps and nobody hears is of no use.</summary>
    private static readonly TimeSpan AloneMax = TimeSpan.FromMinutes(1);

    private readonly ServeFolder folder;
    private readonly Action<string> say;
    private readonly MonotonicClock clock = new(TimeProvider.System);
    private readonly CoordinatorNode node;
    private readonly NodePump<CoordinatorInput, CoordinatorEffect> pump;
    private readonly RecordingFile<CoordinatorInput, CoordinatorEffect>? recording;
    private readonly ChunkStore chunks = new();
    private readonly SourceSide source;
    private readonly Socket door;
    private readonly Heart heart;
    private readonly WorkerSeats seats = new();
    private readonly ConcurrentDictionary<ProcessEpoch, WorkerEnd> workers = [];
    private readonly Background background = new();
    private readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Sendspin.RepeatMode repeat;
    private uint last;

    /// <param name="options">What to serve.</param>
    /// <param name="list">Open already, so that what is wrong with it is said before anybody listens; disposed of here.</param>
    /// <param name="folder">Where the party's processes find each other.</param>
    /// <param name="say">Told what people are to hear, a line each.</param>
    public CoordinatorHost(PartyOptions options, PlayList list, ServeFolder folder, Action<string> say)
    {
        (this.folder, this.say, repeat) = (folder, say, options.Loop ? Sendspin.RepeatMode.All : Sendspin.RepeatMode.Off);
        var settings = options.Coordinator with { Workers = options.Workers };
        node = new(settings, Dice.Fixed);
        if (options.Recording is { } path)
        {
            ChildFile.KeepRecording(path, folder.Child(Place));
            recording = new(path, Replayers.Coordinator, RecordedSettings.Write(settings), node, RecordingMax);
        }

        pump = new(node, this, clock, CoordinatorNode.EffectsMax) { Recording = recording };
        source = new(list, chunks, input => pump.Post(input)) { Told = word => say($"{options.Source}: {word}"), Opened = TellTags };
        door = ServeFolder.Listen(folder.Coordinator);
        heart = new(folder, Place, clock);
    }

    /// <summary>Told of a step that broke and was survived.</summary>
    public Action<InvariantException>? Broke
    {
        get => pump.Broke;
        set => pump.Broke = value;
    }

    /// <summary>Serves until the source is over and played out, or until stopped. True unless the source failed.</summary>
    public async Task<bool> Run()
    {
        pump.TryPost(CoordinatorInput.ServeRequested(source.Tracks, repeat));
        var running = pump.Run();
        background.Start(Attend);
        heart.Begin(pump.TryAsk, EndIfAlone);
        await await Task.WhenAny(running, ended.Task, background.Failure, source.Failure);
        var isWhole = await ended.Task;
        heart.Say(isWhole ? BeatKind.Over : BeatKind.Failed);
        return isWhole;
    }

    /// <summary>Lets what is decoded play, then ends; asked again, ends at once.</summary>
    public void Stop() => pump.TryPost(CoordinatorInput.StopRequested());

    void IEffectHandler<CoordinatorInput, CoordinatorEffect>.Handle(in CoordinatorEffect effect)
    {
        switch (effect.Action)
        {
            case CoordinatorAction.OpenSource:
                source.Open(effect.Source, effect.Track);
                break;
            case CoordinatorAction.Decode:
                source.Decode(effect.Source, effect.From, (int)effect.Count);
                break;
            case CoordinatorAction.HoldChunk:
                chunks.Hold(effect.Chunk.Handle);
                break;
            case CoordinatorAction.ReleaseChunk:
                chunks.Release(effect.Chunk.Handle);
                break;
            case CoordinatorAction.ReportStream:
                if (effect.Break is StreamBreak.NotSeekable or StreamBreak.OtherSamples)
                    say($"what plays begins anew: {(effect.Break == StreamBreak.NotSeekable ? "its source cannot go back to where it was" : "its source is not what it was")}");
                break;
            case CoordinatorAction.ReportUnavailable:
                break;
            case CoordinatorAction.ReportEnded:
                ended.TrySetResult(!effect.Failed);
                break;
            case CoordinatorAction.TellMember:
                TellMember(in effect);
                break;
            default:
                if (workers.TryGetValue(effect.Worker, out var worker))
                    Tell(worker, in effect);
                break;
        }
    }

    void IEffectHandler<CoordinatorInput, CoordinatorEffect>.Completed(in CoordinatorInput input) => source.Completed(in input);

    public async ValueTask DisposeAsync()
    {
        heart.Dispose();
        door.Dispose();
        await pump.DisposeAsync();
        foreach (var worker in workers.Values)
            worker.Link.Finish();
        await Task.WhenAny(background.Drain(), Task.Delay(TimeSpan.FromSeconds(1)));
        await source.DisposeAsync();
        recording?.Dispose();
    }

    private void EndIfAlone()
    {
        if (heart.Alone < AloneMax || node.Listeners > 0)
            return;
        say("nobody keeps this party and nobody listens: ending it");
        Stop();
    }

    private void Tell(WorkerEnd worker, in CoordinatorEffect effect)
    {
        switch (effect.Action)
        {
            case CoordinatorAction.TellStream:
                worker.Tell(WorkerInput.StreamBegan(default, effect.Request, effect.Grid, effect.Channels, effect.From, effect.From + effect.Count));
                break;
            case CoordinatorAction.TellChunk:
                TellChunk(worker, in effect);
                break;
            case CoordinatorAction.TellStand:
                worker.Tell(WorkerInput.StandTold(default, in effect.Stand));
                break;
            case CoordinatorAction.TellEnd:
                worker.Tell(WorkerInput.StreamEnded(default));
                break;
            default:
                worker.IsRefusing = false;
                break;
        }
    }

    private void TellTags(int track, TrackTags tags)
    {
        foreach (var worker in workers.Values)
            TellTags(worker, track, tags);
    }

    private static void TellTags(WorkerEnd worker, int track, TrackTags tags) =>
        worker.Link.Send(new(LinkKind.Tags) { Track = track, Frames = tags.Frames ?? -1 }, tags.ToBytes());

    /// <summary>What a full pipe refuses, and all after it, is told again when there is room: from the ring, whose oldest is gone by then.</summary>
    private void TellChunk(WorkerEnd worker, in CoordinatorEffect effect)
    {
        var message = new LinkMessage(LinkKind.Worker) { Worker = WorkerInput.ChunkPublished(default, effect.Request, effect.Chunk with { Handle = 0 }, effect.Track, effect.TrackFirst) };
        if (worker.IsRefusing || worker.Link.TrySend(in message, chunks[effect.Chunk.Handle]))
            return;
        worker.IsRefusing = true;
        pump.TryPost(CoordinatorInput.WorkerBlocked(worker.Worker, effect.Request, effect.From));
        worker.Link.AskForRoom();
    }

    private void TellMember(in CoordinatorEffect effect)
    {
        if (seats.Find(effect.Told.Connection) is { } seat && workers.TryGetValue(seat.Worker, out var worker))
            worker.Link.Send(new(LinkKind.Told) { Told = effect.Told with { Connection = seat.Theirs } });
    }

    private async Task Attend()
    {
        while (true)
        {
            try
            {
                var socket = await door.AcceptAsync();
                background.Start(() => Attend(socket));
            }
            catch (Exception error) when (error is ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private async Task Attend(Socket socket)
    {
        using var link = new ProcessLink(socket);
        if (!ServeFolder.IsPeerOurs(socket) || await Greeting.Exchange(link, Place, say) is null)
            return;
        var worker = new WorkerEnd(new(Interlocked.Increment(ref last)), link);
        link.HasRoom = () => pump.TryPost(CoordinatorInput.WorkerDrained(worker.Worker));
        workers[worker.Worker] = worker;
        foreach (var (track, tags) in source.Tags)
            TellTags(worker, track, tags);
        var fault = await link.Run((message, tail) => Received(worker, message, tail));
        if (fault != LinkFault.None)
            say($"what a worker said is refused: {fault}");
        workers.TryRemove(worker.Worker, out _);
        await pump.Post(CoordinatorInput.WorkerLeft(worker.Worker));
        foreach (var left in seats.Leave(worker.Worker))
            await pump.Post(CoordinatorInput.ForGroups(in left));
        TellShares();
    }

    private async ValueTask Received(WorkerEnd worker, LinkMessage message, ReadOnlyMemory<byte> tail)
    {
        switch (message.Kind)
        {
            case LinkKind.Held:
                worker.Listeners = message.Listeners;
                await pump.Post(CoordinatorInput.WorkerJoined(worker.Worker, in message.Held, message.Listeners));
                TellShares();
                break;
            case LinkKind.Listeners:
                worker.Listeners = message.Listeners;
                await pump.Post(CoordinatorInput.ListenersChanged(worker.Worker, message.Listeners));
                TellShares();
                break;
            case LinkKind.Groups:
                if (seats.Translate(worker.Worker, in message.Groups, tail.Span) is { } said)
                    await pump.Post(CoordinatorInput.ForGroups(in said));
                break;
            default:
                break;
        }
    }

    /// <summary>By what all have together each knows whether it has more than its share.</summary>
    private void TellShares()
    {
        var all = workers.Values;
        var shares = new LinkMessage(LinkKind.Shares) { Listeners = all.Sum(worker => worker.Listeners), Workers = all.Count };
        foreach (var worker in all)
            worker.Link.Send(shares);
    }
}
