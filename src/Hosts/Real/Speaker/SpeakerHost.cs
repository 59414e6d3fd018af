using System.Net;
using System.Net.Sockets;

using Holdover.Endpoint;
using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Network;
using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Recording;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Recording;
using Holdover.Sendspin;
using Holdover.Session;

namespace Holdover.Hosts.Real.Speaker;

/// <summary>Binds a speaker's node to name resolution, WebSockets and an audio output.</summary>
public sealed class SpeakerHost : IEffectHandler<EndpointInput, EndpointEffect>, IAsyncDisposable
{
    /// <summary>What we claim to be able to hold, in bytes: 8 s of CD sound, more than any server's 5 s ahead.</summary>
    private const int BufferCapacity = 1_572_864;

    /// <summary>Bytes of a segment of the recording: a quarter of an hour of music.</summary>
    private const int RecordingMax = 1 << 22;

    private readonly SpeakerOptions options;
    private readonly IAudioOutput output;
    private readonly Action<PlaybackInput> outputTold;
    private readonly EndpointNode node;
    private readonly NodePump<EndpointInput, EndpointEffect> pump;
    private readonly RecordingFile<EndpointInput, EndpointEffect>? recording;
    private readonly MonotonicClock clock;
    private readonly ChunkStore chunks = new();
    private readonly PcmQueue queue = new();
    private readonly TaskCompletionSource<SessionStatus> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Gain gain = Gain.At(Gain.Unity);
    private readonly byte[] silence = new byte[1 << 14];
    private AudioFormat format;
    private readonly Background background = new();
    private readonly CancellationTokenSource resolutions = new();
    private readonly FoundAddresses found = new();
    private Task running = Task.CompletedTask;

    /// <summary>One; while the session migrates, the old one and the new one.</summary>
    private readonly List<ServerConnection> connections = [];

    /// <param name="options">Whose speaker, and where the server is.</param>
    /// <param name="output">Where sound goes; not disposed of here.</param>
    /// <param name="dice">For jitter.</param>
    /// <param name="provider">The clock; the system's if null.</param>
    public SpeakerHost(SpeakerOptions options, IAudioOutput output, Dice dice, TimeProvider? provider = null)
    {
        this.options = options;
        this.output = output;
        outputTold = TakeFromOutput;
        clock = new(provider ?? TimeProvider.System);
        node = new(options.Settings, dice);
        if (options.Recording is { } path)
            recording = new(path, Replayers.Speaker, RecordedSettings.Write(options.Settings), node, RecordingMax);
        pump = new(node, this, clock, EndpointNode.EffectsMax) { Recording = recording };
    }

    /// <summary>Told of a step that broke and was survived.</summary>
    public Action<InvariantException>? Broke
    {
        get => pump.Broke;
        set => pump.Broke = value;
    }

    /// <summary>Told of each status that the session publishes, and why.</summary>
    public Action<SessionStatus, LossCause>? StatusChanged { get; set; }

    /// <summary>Told why there is no output, and none of the faults whenever it is known to play.</summary>
    public Action<OutputFault>? OutputChanged { get; set; }

    /// <summary>A view of the moment, for people; it may be half a step old.</summary>
    public EndpointStatus Status => node.Status;

    /// <summary>Opens the session and plays until it is over; how it ended is the result. Cancelled if disposed of meanwhile.</summary>
    public async Task<SessionStatus> Run()
    {
        pump.TryPost(SessionInput.OpenRequested());
        running = pump.Run();
        await await Task.WhenAny(running, ended.Task, background.Failure);
        var status = await ended.Task;

        // What the status says from here on is what was played: no more is.
        pump.Stop();
        await running;
        return status;
    }

    /// <summary>Asks the session to end; what ends it is told by <see cref="Run"/>.</summary>
    public void Close() => pump.TryPost(SessionInput.CloseRequested());

    void IEffectHandler<EndpointInput, EndpointEffect>.Handle(in EndpointEffect effect)
    {
        if (effect.Part == EndpointPart.Session)
            Handle(in effect.Session, in effect);
        else if (effect.Part == EndpointPart.Playback)
            Handle(in effect.Playback);
    }

    void IEffectHandler<EndpointInput, EndpointEffect>.Completed(in EndpointInput input)
    {
        if (input.Part == EndpointPart.Playback && input.Playback.Trigger == PlaybackTrigger.ChunkArrived)
            chunks.Release(input.Playback.Chunk.Handle);
    }

    public async ValueTask DisposeAsync()
    {
        ended.TrySetCanceled();
        await pump.DisposeAsync();

        // Only when the node steps no more is the output its owner's again, and no connection opened after this one.
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await resolutions.CancelAsync();
        connections.ForEach(connection => connection.Abort());
        await background.Drain();
        recording?.Dispose();
    }

    private void Handle(in SessionEffect effect, in EndpointEffect joined)
    {
        switch (effect.Action)
        {
            case SessionAction.ResolveUrl:
                Resolve(effect.Connection);
                break;
            case SessionAction.OpenTransport:
                Open(effect.Connection, found.Of(effect.Resolved, effect.AddressIndex));
                break;
            case SessionAction.SendHello:
                Send(effect.Connection, Hello(joined.ReceivedUntil));
                break;
            case SessionAction.AnnounceState:
                Send(effect.Connection, new ClientState(PlayerHealth.Synchronized, joined.Volume, joined.Muted));
                break;
            case SessionAction.SendProbe:
                SendProbe(effect.Connection);
                break;
            case SessionAction.CloseTransport:
                Send(effect.Connection, new ClientGoodbye(GoodbyeReason.UserRequest));
                Current(effect.Connection)?.Link?.Close();
                break;
            case SessionAction.AbortTransport:
                Abort(effect.Connection);
                break;
            case SessionAction.PublishStatus:
                StatusChanged?.Invoke(effect.Status, effect.Cause);
                break;
            case SessionAction.ReportEnded:
                ended.TrySetResult(effect.Status);
                break;
            default:
                break;
        }
    }

    private void Handle(in PlaybackEffect effect)
    {
        switch (effect.Action)
        {
            case PlaybackAction.OpenOutput:
                format = new(Codec.Pcm, effect.Rate, effect.Channels, 16);
                output.Open(format, effect.Output, outputTold);
                break;
            case PlaybackAction.QueueFrames:
                queue.Enqueue(chunks[effect.Handle].Payload.Span.Slice(Bytes(effect.Offset), Bytes(effect.Count)));
                break;
            case PlaybackAction.QueueSilence:
                queue.EnqueueSilence(Bytes(effect.Count));
                break;
            case PlaybackAction.Render:
                queue.Dequeue(Bytes(effect.Count), output, ref gain);
                break;
            case PlaybackAction.EditDrop:
                queue.DequeueLess(format.BytesPerFrame, output, ref gain);
                break;
            case PlaybackAction.EditInsert:
                queue.DequeueMore(format.BytesPerFrame, output, ref gain);
                break;
            case PlaybackAction.RenderSilence or PlaybackAction.Pad:
                WriteSilence(Bytes(effect.Count));
                break;
            case PlaybackAction.Skip:
                queue.Drop(Bytes(effect.Count));
                break;
            case PlaybackAction.Flush:
                queue.Clear();
                output.Flush();
                break;
            case PlaybackAction.SetVolume:
                gain.MoveTo(effect.Gain, format.SampleRate * format.Channels);
                break;
            case PlaybackAction.PublishVolume:
                Send(effect.Connection, new ClientState(Volume: effect.Volume, Muted: effect.Muted));
                break;
            case PlaybackAction.CloseOutput:
                output.Close();
                break;
            case PlaybackAction.DropOutput:
                output.Drop();
                break;
            case PlaybackAction.ReportOutputFault:
                OutputChanged?.Invoke(effect.Fault);
                break;
            case PlaybackAction.SendClockProbe:
                SendProbe(effect.Connection);
                break;
            default:
                break;
        }
    }

    /// <summary>Of an output that reports frames it is known that it was opened as the player wants it.</summary>
    private void TakeFromOutput(PlaybackInput input)
    {
        if (input.Report.Written > 0)
            OutputChanged?.Invoke(OutputFault.None);
        pump.TryPost(input);
    }

    private void Resolve(ConnectionEpoch epoch)
    {
        background.Start(async () =>
        {
            try
            {
                var addresses = await FoundAddresses.Find(options.Server, resolutions.Token);
                found.Keep(epoch, addresses);
                await pump.Post(SessionInput.UrlResolved(epoch, addresses.Length));
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException)
            {
                await pump.Post(SessionInput.ResolveFailed(epoch));
            }
        });
    }

    private void Open(ConnectionEpoch epoch, IPAddress address)
    {
        var opened = new ServerConnection(epoch, pump, chunks, clock);
        connections.Add(opened);
        background.Start(() => opened.Run(options.Server, address));
    }

    private void Abort(ConnectionEpoch epoch)
    {
        var dropped = Current(epoch);
        dropped?.Abort();
        connections.RemoveAll(connection => connection == dropped);
    }

    private ServerConnection? Current(ConnectionEpoch epoch) => connections.Find(connection => connection.Epoch == epoch);

    private void Send(ConnectionEpoch epoch, Message message) => Current(epoch)?.Link?.SendMessage(message);

    private void SendProbe(ConnectionEpoch epoch) => Current(epoch)?.Link?.SendControl(() =>
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(64);
        MessageWriter.Write(buffer, new ClientTime(clock.Now.Microseconds));
        return buffer.WrittenMemory;
    });

    private ClientHello Hello(long receivedUntil) => new(
        options.ClientId,
        options.Name,
        ClientHello.ProtocolVersion,
        [Roles.Player, Roles.Holdover],
        new DeviceInfo("Holdover"),
        new PlayerSupport([AudioFormat.Standard, AudioFormat.Standard with { SampleRate = 44_100 }], BufferCapacity, [PlayerCommandKind.Volume, PlayerCommandKind.Mute]),
        new HoldoverSupport(receivedUntil == EndpointEffect.NothingReceived ? null : receivedUntil));

    private int Bytes(long frames) => (int)(frames * format.BytesPerFrame);

    private void WriteSilence(int bytes)
    {
        for (; bytes > 0; bytes -= silence.Length)
            output.Write(silence.AsSpan(0, Math.Min(bytes, silence.Length)));
    }
}
