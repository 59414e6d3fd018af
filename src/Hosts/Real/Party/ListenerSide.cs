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
/// <param name="post">Brings the node an input.</param>
/// <param name="marks">Where it is written how far clients were sent; nowhere if null.</param>
internal sealed class ListenerSide(string name, ChunkStore chunks, MonotonicClock clock, Func<PartyInput, ValueTask<bool>> post, SentMarks? marks = null) : IDisposable
{
    private static readonly int SampleBytes = AudioFormat.Standard.BytesPerFrame / AudioFormat.Standard.Channels;

    private readonly TextTable texts = new();
    private readonly ChunkEncoders encoders = new();
    private readonly ListenerConnections connections = new();
    private readonly SemaphoreSlim admitting = new(1);

    public ListenerConnections Connections => connections;

    /// <summary>By which listeners tell the server from others.</summary>
    public string ServerId { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>What is known of the items of the queue.</summary>
    public IReadOnlyDictionary<int, TrackTags> Tags { get; init; } = new Dictionary<int, TrackTags>();

    /// <summary>The id by which a client introduced itself.</summary>
    public string NameOf(TextId client)
    {
        lock (texts)
            return texts[client];
    }

    /// <inheritdoc cref="IListenerHost.Serve"/>
    public async Task Serve(WebSocket socket)
    {
        var (epoch, link) = await Admit(socket);
        await using var opened = link;
        try
        {
            await link.Run();
        }
        finally
        {
            connections.Find(epoch)?.Mark?.Void();
            connections.Remove(epoch);
            await post(ListenerInput.Disconnected(epoch));
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
                link.SendMessage(new ServerHello(ServerId, name, ClientHello.ProtocolVersion, [Roles.Player, Roles.Controller, Roles.Metadata, Roles.Holdover], ConnectionReason.Playback));
                break;
            case PartyAction.AnswerClock:
                AnswerClock(link, effect.ClientTransmitted, effect.Received);
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
            case PartyAction.Unblock:
                break;
            default:
                link.Close();
                break;
        }
    }

    public void Dispose()
    {
        encoders.Dispose();
        admitting.Dispose();
    }

    private PlayerStream StreamOf(in PartyEffect effect) => new(
        new(effect.Codec, effect.Rate, effect.Channels, AudioFormat.Standard.BitDepth),
        effect.Codec == Codec.Pcm ? default : new(encoders.For(in effect).Header.Span));

    /// <summary>One at a time: connections are told of in the order in which they are numbered, or one that was overtaken would not be let in.</summary>
    private async Task<(ConnectionEpoch Epoch, WebSocketLink Link)> Admit(WebSocket socket)
    {
        await admitting.WaitAsync();
        try
        {
            WebSocketLink? opened = null;
            var epoch = connections.Add(minted =>
            {
                var inputs = new List<PartyInput>();
                ListenerConnection? connection = null;
                var frames = new ClientFrames(minted, texts, marks is null ? null : client => SentUntil(connection!, client), ChunkEncoders.Available);
                opened = new WebSocketLink(socket, (message, text) => Received(frames, inputs, message, text), provider: clock.Provider);
                return connection = new(opened);
            });
            await post(ListenerInput.Connected(epoch));
            return (epoch, opened!);
        }
        finally
        {
            admitting.Release();
        }
    }

    private void AnswerClock(WebSocketLink link, long clientTransmitted, MonotonicTime received) => link.SendControl(() =>
    {
        var frame = new byte[TimeFrames.ServerTimeBytesMax];
        var length = TimeFrames.WriteServerTime(frame, clientTransmitted, received.Microseconds, clock.Now.Microseconds);
        return frame.AsMemory(0, length);
    });

    /// <summary>A whole chunk is framed once for everybody; a piece of one, where somebody begins in its middle, on its own.</summary>
    private void SendChunk(ListenerConnection connection, in PartyEffect effect)
    {
        var chunk = chunks[effect.Piece.Handle];
        var frameBytes = effect.Channels * SampleBytes;
        var (offset, length) = (effect.Piece.Offset * frameBytes, effect.Piece.Count * frameBytes);
        var sending = connection.Mark is { } mark ? Marking(mark, effect.Timestamp + new FrameGrid(0, effect.Rate).LengthOf(effect.Piece.Count).Microseconds) : null;
        if (effect.Codec != Codec.Pcm)
        {
            SendEncoded(connection.Link, chunk, in effect, sending);
            return;
        }

        if (length == chunk.Payload.Length)
        {
            connection.Link.SendAudio(chunk, chunk.Framed(effect.Timestamp), sending);
            return;
        }

        var frame = new byte[AudioFrame.HeaderLength + length];
        AudioFrame.WriteHeader(frame, effect.Timestamp);
        chunk.Payload.Slice(offset, length).CopyTo(frame.AsMemory(AudioFrame.HeaderLength));
        connection.Link.SendAudio(held: null, frame, sending);
    }

    /// <summary>What a decoder gives late is timed early.</summary>
    private void SendEncoded(WebSocketLink link, Chunk chunk, in PartyEffect effect, Action<bool>? sending)
    {
        if (encoders.Encode(chunk, in effect) is not { } encoded)
            return;
        var lag = new FrameGrid(0, effect.Rate).LengthOf(encoders.For(in effect).Lag);
        link.SendAudio(encoded, encoded.Framed(effect.Timestamp - lag.Microseconds), sending);
    }

    private static Action<bool> Marking(ClientMark mark, long end) => isSent =>
    {
        if (isSent)
            mark.Commit(end);
        else
            mark.Begin(end);
    };

    private long? SentUntil(ListenerConnection connection, string client)
    {
        var until = marks!.SentUntil(client);
        connection.Mark = marks.Open(client);
        return until;
    }

    private async ValueTask Received(ClientFrames frames, List<PartyInput> inputs, ReadOnlyMemory<byte> message, bool text)
    {
        if (!text)
            return;
        lock (texts)
            frames.ReadText(message.Span, clock.Now, inputs);
        foreach (var input in inputs)
            await post(input);
        inputs.Clear();
    }
}
