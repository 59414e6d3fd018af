using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

using Holdover.Endpoint;
using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Recording;
using Holdover.Hosts.Real.Sources;
using Holdover.Hosts.Real.Web;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Recording;

using Microsoft.Win32.SafeHandles;

namespace Holdover.Hosts.Real.Serving;

/// <summary>Binds a worker's node to the link with its coordinator, to listeners' WebSockets, and to the public socket.</summary>
public sealed class WorkerHost : IListenerHost, IEffectHandler<PartyInput, PartyEffect>, IAsyncDisposable
{
    /// <summary>Bytes of a segment of the recording: a snapshot of a thousand listeners, and some minutes of what they say.</summary>
    private const int RecordingMax = 1 << 24;

    /// <summary>From one look for the coordinator to the next: its successor may be there any moment.</summary>
    private static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(20);

    /// <summary>How long what was sent to listeners may take to get there at the end.</summary>
    private static readonly TimeSpan GoodbyeMax = TimeSpan.FromSeconds(1);

    /// <summary>One that nobody keeps, and that has nothing to serve, is of no use.</summary>
    private static readonly TimeSpan AloneMax = TimeSpan.FromMinutes(1);

    private readonly ServeFolder folder;
    private readonly int place;
    private readonly ConcurrentDictionary<int, TrackTags> tags = [];
    private readonly Action<string> say;
    private readonly MonotonicClock clock = new(TimeProvider.System);
    private readonly WorkerNode node;
    private readonly NodePump<PartyInput, PartyEffect> pump;
    private readonly RecordingFile<PartyInput, PartyEffect>? recording;
    private readonly ChunkStore chunks = new();
    private readonly SentMarks marks;
    private readonly WorkerCounts counts;
    private readonly ListenerSide listeners;
    private readonly Heart heart;
    private readonly Socket handover;
    private readonly List<DialledClient> dialled = [];
    private readonly Background background = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ProcessLink? link;
    private volatile bool isStopping;
    private long linkedAt = Environment.TickCount64;

    /// <param name="options">What is served and by which name.</param>
    /// <param name="folder">Where the party's processes find each other.</param>
    /// <param name="place">Its place among the children of its keeper.</param>
    /// <param name="listening">The public socket.</param>
    /// <param name="say">Told what people are to hear, a line each.</param>
    public WorkerHost(PartyOptions options, ServeFolder folder, int place, SafeFileHandle listening, Action<string> say)
    {
        (Options, this.folder, this.place, this.say) = (options, folder, place, say);
        node = new(options.Worker, options.Listener);
        if (options.Recording is { } path)
        {
            ChildFile.KeepRecording(path, folder.Child(place));
            recording = new(path, Replayers.Worker, RecordedSettings.Write(new PartySettings(options.Coordinator, options.Worker, options.Listener)), node, RecordingMax);
        }

        pump = new(node, this, clock, WorkerNode.EffectsMax) { Recording = recording };
        heart = new(folder, place, clock);
        marks = new(folder, place, Boot(), clock);
        counts = new(folder, place);
        listeners = new(options.Name, chunks, clock, pump, marks) { ServerId = File.ReadAllText(folder.ServerId), Tags = tags, Told = say };
        Door = new(listening, () => pump.TryPost(DoorInput.NewcomerWaits()));
        handover = ServeFolder.Listen(folder.Worker(place));
    }

    /// <summary>Told of a step that broke and was survived.</summary>
    public Action<InvariantException>? Broke
    {
        get => pump.Broke;
        set => pump.Broke = value;
    }

    public PartyView View =>
        new($"{node.State}", link is not null || !node.Stream.IsOver(clock.Now), place, PlayingView.Of(node.Stream, node.Stand, tags, clock.Now), WorkerCounts.Read(folder));

    internal PartyOptions Options { get; }

    /// <summary>Where it alone listens: for a proxy, and, at a free port of this machine, for the clients that it dials.</summary>
    internal IEnumerable<IPEndPoint> OwnAddresses =>
    [
        .. Options.WorkerPorts is { } first ? [new IPEndPoint(Options.Address, first + place - 1)] : Array.Empty<IPEndPoint>(),
        .. Dialled.Count > 0 ? [new IPEndPoint(IPAddress.Loopback, 0)] : Array.Empty<IPEndPoint>(),
    ];

    /// <summary>Clients that wait to be dialled: by the first worker, for there must be one.</summary>
    private IReadOnlyList<Uri> Dialled => place == 1 ? Options.Clients : [];

    /// <summary>By which listeners come in.</summary>
    internal SharedDoor Door { get; }

    /// <summary>Serves until stopped.</summary>
    public async Task Run()
    {
        var running = pump.Run();
        background.Start(Attach);
        background.Start(HandOver);
        heart.Begin(pump.TryAsk, EndIfAlone);
        await await Task.WhenAny(running, ended.Task, background.Failure);
    }

    /// <summary>Says goodbye to everybody once the coordinator has, and ends.</summary>
    public void Stop()
    {
        isStopping = true;
        background.Start(async () =>
        {
            for (var waited = TimeSpan.Zero; link is not null && waited < GoodbyeMax; waited += LookPeriod)
                await Task.Delay(LookPeriod);
            listeners.Connections.CloseAll();
            for (var waited = TimeSpan.Zero; listeners.Connections.Count > 0 && waited < GoodbyeMax; waited += LookPeriod)
                await Task.Delay(LookPeriod);
            ended.TrySetResult();
        });
    }

    public Task Serve(WebSocket socket, RawStream stream) => listeners.Serve(socket, stream);

    /// <summary>Begins to dial, now that there is a door of its own to bring clients to.</summary>
    public void Dial(PartyServer server) => dialled.AddRange(Dialled.Select(url => new DialledClient(url, server.LastDoor, say)));

    void IEffectHandler<PartyInput, PartyEffect>.Handle(in PartyEffect effect)
    {
        switch (effect.Action)
        {
            case PartyAction.TellHeld:
                link?.Send(new(LinkKind.Held) { Held = effect.Held, Listeners = effect.Listeners });
                break;
            case PartyAction.TellListeners:
                link?.Send(new(LinkKind.Listeners) { Listeners = effect.Listeners });
                break;
            case PartyAction.TellGroups:
                link?.Send(
                    new(LinkKind.Groups) { Groups = effect.Groups with { Client = default } },
                    effect.Groups.Trigger == GroupsTrigger.Joined ? System.Text.Encoding.UTF8.GetBytes(listeners.NameOf(effect.Client)) : null);
                break;
            case PartyAction.HoldChunk:
                chunks.Hold(effect.Piece.Handle);
                break;
            case PartyAction.ReleaseChunk:
                chunks.Release(effect.Piece.Handle);
                break;
            case PartyAction.Accept:
                Door.Accept();
                break;
            default:
                listeners.Handle(in effect);
                break;
        }
    }

    void IEffectHandler<PartyInput, PartyEffect>.Completed(in PartyInput input)
    {
        counts.Write(node.Listeners, node.Connections, listeners.Counts);
        if (input is { Part: PartyPart.Worker, Worker.Trigger: WorkerTrigger.ChunkPublished })
            chunks.Release(input.Worker.Chunk.Handle);
    }

    public async ValueTask DisposeAsync()
    {
        isStopping = true;
        foreach (var client in dialled)
            await client.DisposeAsync();
        heart.Dispose();
        handover.Dispose();
        link?.Dispose();
        await pump.DisposeAsync();
        await Task.WhenAny(background.Drain(), Task.Delay(GoodbyeMax));
        recording?.Dispose();
        marks.Dispose();
        counts.Dispose();
        listeners.Dispose();
    }

    private static BootId Boot()
    {
        var id = Guid.Parse(File.ReadAllText("/proc/sys/kernel/random/boot_id")).ToByteArray();
        return new(BitConverter.ToInt64(id), BitConverter.ToInt64(id, sizeof(long)));
    }

    private void EndIfAlone()
    {
        var apart = link is null ? TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref linkedAt)) : TimeSpan.Zero;
        if (heart.Alone < AloneMax || apart < AloneMax || isStopping)
            return;
        say("nobody keeps this party and nothing of it plays: ending it");
        Stop();
    }

    /// <summary>Looks for a coordinator for as long as there is none. They are numbered here, as they come.</summary>
    private async Task Attach()
    {
        for (ProcessEpoch coordinator = new(1); !isStopping;)
        {
            if (await Connect() is not { } found)
            {
                await Task.Delay(LookPeriod);
                continue;
            }

            link = found;
            await pump.Post(WorkerInput.CoordinatorAttached(coordinator));
            var fault = await found.Run((message, tail) => Received(coordinator, message, tail));
            if (fault != LinkFault.None)
                say($"what the coordinator said is refused: {fault}");
            link = null;
            Volatile.Write(ref linkedAt, Environment.TickCount64);
            await pump.Post(WorkerInput.CoordinatorLost(coordinator));
            coordinator = coordinator.Next();
        }
    }

    private async Task<ProcessLink?> Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(folder.Coordinator);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }

        var opened = new ProcessLink(socket);
        if (ServeFolder.IsPeerOurs(socket) && await Greeting.Exchange(opened, place, say) is not null)
            return opened;
        opened.Dispose();
        return null;
    }

    private async ValueTask Received(ProcessEpoch coordinator, LinkMessage message, ReadOnlyMemory<byte> tail)
    {
        switch (message.Kind)
        {
            case LinkKind.Worker:
                await pump.Post((message.Worker.Trigger == WorkerTrigger.ChunkPublished ? Keep(message.Worker, tail) : message.Worker) with { Coordinator = coordinator });
                break;
            case LinkKind.Told:
                await pump.Post(message.Told);
                break;
            case LinkKind.Tags:
                tags[message.Track] = TrackTags.Read(tail.Span, message.Frames < 0 ? null : message.Frames);
                break;
            case LinkKind.Shares:
                await pump.Post(DoorInput.SharesTold(message.Listeners, message.Workers));
                break;
            default:
                break;
        }
    }

    private WorkerInput Keep(WorkerInput published, ReadOnlyMemory<byte> samples)
    {
        var chunk = chunks.Rent(samples.Length);
        samples.CopyTo(chunk.Payload);
        return published with { Chunk = published.Chunk with { Handle = chunks.Add(chunk) } };
    }

    /// <summary>A keeper that comes after one that died asks for the public socket.</summary>
    private async Task HandOver()
    {
        while (true)
        {
            try
            {
                using var keeper = await handover.AcceptAsync();
                if (ServeFolder.IsPeerOurs(keeper))
                    SocketHandover.Send(keeper, Door.Descriptor);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException) when (isStopping)
            {
                return;
            }
        }
    }
}
