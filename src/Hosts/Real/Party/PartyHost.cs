using System.Net.WebSockets;

using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Network;
using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Recording;
using Holdover.Hosts.Real.Sources;
using Holdover.Hosts.Real.Web;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Recording;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Party;

/// <summary>Binds a party's node to a source of audio and to WebSockets.</summary>
public sealed class PartyHost : IEffectHandler<PartyInput, PartyEffect>, IPartyView, IAsyncDisposable
{
    /// <summary>Bytes of a segment of the recording: a snapshot of a thousand listeners, and some minutes of what they say.</summary>
    private const int RecordingMax = 1 << 24;

    private readonly PartyOptions options;
    private readonly ChunkReader source;
    private readonly PartyNode node;
    private readonly NodePump<PartyInput, PartyEffect> pump;
    private readonly RecordingFile<PartyInput, PartyEffect>? recording;
    private readonly MonotonicClock clock;
    private readonly TextTable texts = new();
    private readonly ListenerConnections connections = new();

    /// <summary>Connections are told of in the order of their epochs: one that overtook another would find its place taken.</summary>
    private readonly SemaphoreSlim admitting = new(1);
    private readonly ChunkStore chunks = new();
    private readonly Background background = new();
    private readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string serverId = Guid.NewGuid().ToString("N");
    private string? told;
    private Task running = Task.CompletedTask;

    /// <param name="options">What to serve and where.</param>
    /// <param name="source">Open already, so that what is wrong with it is said before anybody listens; disposed of here.</param>
    /// <param name="provider">The clock; the system's if null.</param>
    public PartyHost(PartyOptions options, ChunkReader source, TimeProvider? provider = null)
    {
        this.options = options;
        this.source = source;
        clock = new(provider ?? TimeProvider.System);
        node = new(options.Coordinator, options.Worker, options.Listener);
        if (options.Recording is { } path)
            recording = new(path, Replayers.Party, RecordedSettings.Write(new PartySettings(options.Coordinator, options.Worker, options.Listener)), node, RecordingMax);
        pump = new(node, this, clock, PartyNode.EffectsMax) { Recording = recording };
    }

    /// <summary>Told of a step that broke and was survived.</summary>
    public Action<InvariantException>? Broke
    {
        get => pump.Broke;
        set => pump.Broke = value;
    }

    /// <summary>Told what is wrong with the source, once it shows.</summary>
    public Action<string>? Told { get; set; }

    /// <summary>A view of the moment, for people; it may be half a step old.</summary>
    public PartyStatus Status => node.Status;

    public PartyView View
    {
        get
        {
            var status = Status;
            var playing = PlayingView.Of(status.Stream, source, clock.Now);
            return new($"{status.Coordinator}", playing, [new(0, Environment.ProcessId, status.Listeners, status.Connections)]);
        }
    }

    internal int ConnectionsOpen => connections.Count;

    internal int ChunksHeld => chunks.Count;

    /// <summary>Serves until the source is over and played out, or until stopped. True unless the source failed. Cancelled if disposed of meanwhile.</summary>
    public async Task<bool> Run()
    {
        pump.TryPost(CoordinatorInput.ServeRequested(tracks: 1));
        running = pump.Run();
        await await Task.WhenAny(running, ended.Task, background.Failure);
        return await ended.Task;
    }

    /// <summary>Lets what is decoded play, then ends; asked again, ends at once.</summary>
    public void Stop() => pump.TryPost(CoordinatorInput.StopRequested());

    /// <summary>Carries one accepted listener until its connection ends.</summary>
    public async Task Serve(WebSocket socket)
    {
        WebSocketLink? opened = null;
        var epoch = await Admit(minted =>
        {
            var (frames, inputs) = (new ClientFrames(minted, texts), new List<PartyInput>());
            return opened = new WebSocketLink(socket, (message, text) => Received(frames, inputs, message, text), provider: clock.Provider);
        });
        await using var link = opened!;
        try
        {
            await link.Run();
        }
        finally
        {
            connections.Remove(epoch);
            await pump.Post(ListenerInput.Disconnected(epoch));
        }
    }

    private async Task<ConnectionEpoch> Admit(Func<ConnectionEpoch, WebSocketLink> open)
    {
        await admitting.WaitAsync();
        try
        {
            var epoch = connections.Add(open);
            await pump.Post(ListenerInput.Connected(epoch));
            return epoch;
        }
        finally
        {
            admitting.Release();
        }
    }

    void IEffectHandler<PartyInput, PartyEffect>.Handle(in PartyEffect effect)
    {
        switch (effect.Action)
        {
            case PartyAction.OpenSource:
                source.Interrupt();
                pump.TryPost(CoordinatorInput.SourceOpened(effect.Source, source.Format.SampleRate, source.Format.Channels, source.CanSeek));
                break;
            case PartyAction.Decode:
                Decode(effect.Source, effect.From, effect.Count);
                break;
            case PartyAction.HoldChunk:
                chunks.Hold(effect.Piece.Handle);
                break;
            case PartyAction.ReleaseChunk:
                chunks.Release(effect.Piece.Handle);
                break;
            case PartyAction.ReportEnded:
                ended.TrySetResult(!effect.Failed);
                break;
            case PartyAction.ReportStream or PartyAction.ReportUnavailable or PartyAction.ForgetMark:
                break;
            default:
                if (connections.Find(effect.Connection) is { } link)
                    Handle(in effect, link);
                break;
        }
    }

    void IEffectHandler<PartyInput, PartyEffect>.Completed(in PartyInput input)
    {
        if (input.Part == PartyPart.Coordinator && input.Coordinator.Trigger == CoordinatorTrigger.ChunkDecoded)
            chunks.Release(input.Coordinator.Chunk.Handle);
    }

    public async ValueTask DisposeAsync()
    {
        ended.TrySetCanceled();
        await pump.DisposeAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        source.Dispose();
        await background.Drain();
        recording?.Dispose();
    }

    private void Handle(in PartyEffect effect, WebSocketLink link)
    {
        switch (effect.Action)
        {
            case PartyAction.SendHello:
                link.SendMessage(new ServerHello(serverId, options.Name, ClientHello.ProtocolVersion, [Roles.Player, Roles.Controller, Roles.Holdover], ConnectionReason.Playback));
                break;
            case PartyAction.AnswerClock:
                AnswerClock(link, effect.ClientTransmitted, effect.Received);
                break;
            case PartyAction.SendStreamStart:
                link.SendInOrder(new StreamStart(new PlayerStream(new(Codec.Pcm, effect.Rate, effect.Channels, 16))));
                break;
            case PartyAction.SendStreamClear:
                link.SendInOrder(new StreamClear(Roles: null));
                break;
            case PartyAction.SendStreamEnd:
                link.SendInOrder(new StreamEnd(Roles: null));
                break;
            case PartyAction.SendChunk:
                SendChunk(link, effect.Timestamp, effect.Piece);
                break;
            case PartyAction.Unblock:
                break;
            case PartyAction.TellVolume or PartyAction.TellMute or PartyAction.TellGroup or PartyAction.TellController:
                link.SendMessage(GroupMessages.Of(in effect.Told));
                break;
            default:
                link.Close();
                break;
        }
    }

    private void AnswerClock(WebSocketLink link, long clientTransmitted, MonotonicTime received) => link.SendControl(() =>
    {
        var frame = new byte[TimeFrames.ServerTimeBytesMax];
        var length = TimeFrames.WriteServerTime(frame, clientTransmitted, received.Microseconds, clock.Now.Microseconds);
        return frame.AsMemory(0, length);
    });

    /// <summary>A whole chunk is framed once for everybody; a piece of one, where somebody begins in its middle, on its own.</summary>
    private void SendChunk(WebSocketLink link, long timestamp, ChunkPiece piece)
    {
        var chunk = chunks[piece.Handle];
        var (offset, length) = (piece.Offset * source.Format.BytesPerFrame, piece.Count * source.Format.BytesPerFrame);
        if (length == chunk.Payload.Length)
        {
            link.SendAudio(chunk, chunk.Framed(timestamp));
            return;
        }

        var frame = new byte[AudioFrame.HeaderLength + length];
        AudioFrame.WriteHeader(frame, timestamp);
        chunk.Payload.Slice(offset, length).CopyTo(frame.AsMemory(AudioFrame.HeaderLength));
        link.SendAudio(held: null, frame);
    }

    private void Decode(SourceEpoch opening, long from, int count) => background.Start(async () =>
    {
        await Task.Yield();
        await pump.Post(Read(opening, from, count));
    });

    private CoordinatorInput Read(SourceEpoch opening, long from, int count)
    {
        try
        {
            var chunk = source.ReadChunk(from, count);
            Tell(source.Complaint);
            return chunk is null
                ? CoordinatorInput.SourceEnded(opening)
                : CoordinatorInput.ChunkDecoded(opening, new(chunks.Add(chunk), 0, chunk.Payload.Length / source.Format.BytesPerFrame, Crc: 0));
        }
        catch (IOException error)
        {
            Tell(error.Message);
            return CoordinatorInput.SourceFailed(opening);
        }
    }

    /// <summary>Once: a source that is damaged is so in each chunk.</summary>
    private void Tell(string? word)
    {
        if (word is not null && Interlocked.Exchange(ref told, word) != word)
            Told?.Invoke(word);
    }

    private async ValueTask Received(ClientFrames frames, List<PartyInput> inputs, ReadOnlyMemory<byte> message, bool text)
    {
        if (!text)
            return;
        lock (texts)
            frames.ReadText(message.Span, clock.Now, inputs);
        foreach (var input in inputs)
            await pump.Post(input);
        inputs.Clear();
    }
}
