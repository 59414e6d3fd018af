using System.Globalization;
using System.Net.WebSockets;

using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Codecs;
using Holdover.Hosts.Real.Network;
using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Sources;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Party;

/// <summary>What a party's node asks of its listeners' connections, and what they bring it.</summary>
/// <param name="name">By which listeners know the server.</param>
/// <param name="chunks">Where chunks are by their handles.</param>
/// <param name="clock">The machine-wide one.</param>
/// <param name="pump">Steps the node.</param>
/// <param name="marks">Where it is written how far clients were sent; nowhere if null.</param>
internal sealed class ListenerSide(string name, ChunkStore chunks, MonotonicClock clock, NodePump<PartyInput, PartyEffect> pump, SentMarks? marks = null) : IDisposable
{
    private static readonly int SampleBytes = AudioFormat.Standard.BytesPerFrame / AudioFormat.Standard.Channels;

    private readonly TextTable texts = new();
    private readonly ChunkEncoders encoders = new();
    private readonly ListenerConnections connections = new(clock.Provider);
    private readonly SemaphoreSlim admitting = new(1);

    public ListenerConnections Connections => connections;

    public SentCounts Counts { get; } = new();

    /// <summary>By which listeners tell the server from others.</summary>
    public string ServerId { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>Told what people are to hear of listeners, a line each.</summary>
    public Action<string>? Told { get; init; }

    /// <summary>What is known of the items of the queue.</summary>
    public IReadOnlyDictionary<int, TrackTags> Tags { get; init; } = new Dictionary<int, TrackTags>();

    /// <summary>The id by which a client introduced itself.</summary>
    public string NameOf(TextId client)
    {
        lock (texts)
            return texts[client];
    }

    /// <inheritdoc cref="IListenerHost.Serve"/>
    public async Task Serve(WebSocket socket, RawStream stream)
    {
        var (epoch, link) = await Admit(socket, stream);
        await using var opened = link;
        try
        {
            await link.Run();
        }
        finally
        {
            connections.Find(epoch)?.Mark?.Void();
            connections.Remove(epoch);
            await pump.Post(ListenerInput.Disconnected(epoch));
        }
    }

    /// <summary>Does what is asked of one connection; of one that is gone nothing can be asked.</summary>
    public void Handle(in PartyEffect effect)
    {
        if (connections.Find(effect.Connection) is not { } connection)
            return;
        var link = connection.Link;
        switch (effect.Action)
        {
            case PartyAction.SendHello:
                link.Greet(new ServerHello(ServerId, name, ClientHello.ProtocolVersion, [Roles.Player, Roles.Controller, Roles.Metadata, Roles.Holdover], ConnectionReason.Playback));
                break;
            case PartyAction.AnswerClock:
                link.AnswerClock(effect.ClientTransmitted, effect.Received);
                break;
            case PartyAction.SendStreamStart:
                link.SendInOrder(new StreamStart(StreamOf(in effect)));
                break;
            case PartyAction.SendStreamClear:
                link.SendInOrder(new StreamClear(Roles: null));
                break;
            case PartyAction.SendStreamEnd:
                link.SendInOrder(new StreamEnd(Roles: null));
                break;
            case PartyAction.SendChunk:
                SendChunk(connection, in effect);
                break;
            case PartyAction.TellVolume or PartyAction.TellMute or PartyAction.TellGroup or PartyAction.TellController:
                link.SendMessage(GroupMessages.Of(in effect.Told));
                break;
            case PartyAction.TellMetadata:
                link.SendMessage(PlayingMessage.Of(in effect.Stand, Tags, clock.Now));
                break;
            case PartyAction.ForgetMark:
                connection.Mark?.Void();
                break;
            case PartyAction.ReportSlow:
                TellSlow(connection);
                break;
            case PartyAction.Unblock:
                link.Unblock();
                break;
            default:
                link.Close();
                break;
        }
    }

    private void TellSlow(ListenerConnection connection)
    {
        Counts.AddSlow();
        Told?.Invoke(string.Create(CultureInfo.InvariantCulture, $"the listener {connection.Described} does not keep up, and is closed: it was given {connection.Link.Counts.Bytes / 1e6:N1} MB, and took nothing of the next {connection.Link.Waiting / 1e3:N0} kB"));
    }

    public void Dispose()
    {
        encoders.Dispose();
        admitting.Dispose();
        connections.Dispose();
    }

    private PlayerStream StreamOf(in PartyEffect effect) => new(
        new(effect.Codec, effect.Rate, effect.Channels, AudioFormat.Standard.BitDepth),
        effect.Codec == Codec.Pcm ? default : new(encoders.For(in effect).Header.Span));

    /// <summary>One at a time: connections are told of in the order in which they are numbered, or one that was overtaken would not be let in.</summary>
    private async Task<(ConnectionEpoch Epoch, ListenerLink Link)> Admit(WebSocket socket, RawStream stream)
    {
        await admitting.WaitAsync();
        try
        {
            ListenerLink? opened = null;
            var epoch = connections.Add(minted =>
            {
                var inputs = new List<PartyInput>();
                ListenerConnection? connection = null;
                var frames = new ClientFrames(minted, texts, marks is null ? null : client => SentUntil(connection!, client), ChunkEncoders.Available);
                opened = new(socket, stream, clock, Counts, (message, text) => Received(opened!, frames, inputs, message, text))
                {
                    Refused = (request, from) => Tell(connection!, ListenerInput.Blocked(minted, request, from)),
                    Drained = () => Tell(connection!, ListenerInput.Drained(minted)),

                    // It only counts; where there is no room for it the node does without, as for a client that never probes.
                    Answered = (transmitted, received) => pump.TryPost(ListenerInput.ClockProbed(minted, transmitted, received, isAnswered: true)),
                };
                return connection = new(opened, frames);
            });
            await pump.Post(ListenerInput.Connected(epoch));
            return (epoch, opened!);
        }
        finally
        {
            admitting.Release();
        }
    }

    /// <summary>A node that is not told would take what was refused for sent.</summary>
    private void Tell(ListenerConnection connection, in ListenerInput input)
    {
        if (!pump.TryPost(input))
            ThreadPool.UnsafeQueueUserWorkItem(static link => link.Abort(), connection.Link, preferLocal: false);
    }

    /// <summary>A whole chunk is framed once for everybody; a piece of one, where somebody begins in its middle, on its own.</summary>
    private void SendChunk(ListenerConnection connection, in PartyEffect effect)
    {
        var chunk = chunks[effect.Piece.Handle];
        var grid = new FrameGrid(0, effect.Rate);
        var frame = effect.Codec == Codec.Pcm ? Samples(chunk, in effect) : Encoded(chunk, in effect, in grid);
        if (frame.Bytes.IsEmpty)
            return;
        frame = frame with { Mark = connection.Mark, Begin = effect.Timestamp, End = effect.Timestamp + grid.LengthOf(effect.Piece.Count).Microseconds };
        if (connection.Link.SendAudio(in frame, effect.Request))
            CountLate(connection, in effect, in grid);
    }

    private static OutgoingFrame Samples(Chunk chunk, in PartyEffect effect)
    {
        var frameBytes = effect.Channels * SampleBytes;
        var (offset, length) = (effect.Piece.Offset * frameBytes, effect.Piece.Count * frameBytes);
        if (length == chunk.Payload.Length)
            return new(chunk.Framed(effect.Timestamp)) { Held = chunk };
        var piece = new byte[AudioFrame.HeaderLength + length];
        AudioFrame.WriteHeader(piece, effect.Timestamp);
        chunk.Payload.Span.Slice(offset, length).CopyTo(piece.AsSpan(AudioFrame.HeaderLength));
        return new(ServerFrame.Of(ServerFrame.Binary, piece));
    }

    /// <summary>What a decoder gives late is timed early.</summary>
    private OutgoingFrame Encoded(Chunk chunk, in PartyEffect effect, in FrameGrid grid)
    {
        if (encoders.Encode(chunk, in effect) is not { } encoded)
            return default;
        return new(encoded.Framed(effect.Timestamp - grid.LengthOf(encoders.For(in effect).Lag).Microseconds)) { Held = encoded };
    }

    /// <summary>What is left out within a generation could not have come in time.</summary>
    private void CountLate(ListenerConnection connection, in PartyEffect effect, in FrameGrid grid)
    {
        var (request, frame) = connection.SentTo;
        if (request == effect.Request && effect.From > frame)
            Counts.AddLate(grid.LengthOf(effect.From - frame).Microseconds);
        connection.SentTo = (effect.Request, effect.From + effect.Piece.Count);
    }

    private long? SentUntil(ListenerConnection connection, string client)
    {
        var until = marks!.SentUntil(client);
        connection.Mark = marks.Open(client);
        return until;
    }

    private async ValueTask Received(ListenerLink link, ClientFrames frames, List<PartyInput> inputs, ReadOnlyMemory<byte> message, bool text)
    {
        if (!text || link.TryAnswerClock(message.Span))
            return;
        lock (texts)
            frames.ReadText(message.Span, clock.Now, inputs);
        foreach (var input in inputs)
            await pump.Post(input);
        inputs.Clear();
    }
}
