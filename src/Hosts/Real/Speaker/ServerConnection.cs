using System.Net;

using Holdover.Endpoint;
using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Network;
using Holdover.Hosts.Real.Pump;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Hosts.Real.Speaker;

/// <summary>One attempt of one connection to a server, from its opening to its end, told to the speaker's node.</summary>
internal sealed class ServerConnection(
    ConnectionEpoch epoch, NodePump<EndpointInput, EndpointEffect> pump, ChunkStore chunks, MonotonicClock clock)
{
    private readonly ServerFrames frames = new(epoch);
    private readonly CancellationTokenSource ending = new();
    private volatile WebSocketLink? link;

    public ConnectionEpoch Epoch => epoch;

    /// <summary>Set once the transport is open.</summary>
    public WebSocketLink? Link => link;

    public void Abort() => ending.Cancel();

    /// <summary>Connects to one address of the server and carries messages until the connection ends.</summary>
    public async Task Run(Uri server, IPAddress address)
    {
        var socket = await WebSocketDial.Open(server, address, ending.Token);
        if (socket is null)
        {
            await pump.Post(SessionInput.TransportFailed(epoch));
            return;
        }

        await using var opened = new WebSocketLink(socket, Received, provider: clock.Provider);
        link = opened;

        // At once, if it was aborted while it opened: nobody else would end it.
        using var aborting = ending.Token.UnsafeRegister(static link => ((WebSocketLink)link!).Abort(), opened);
        await pump.Post(SessionInput.TransportOpened(epoch));
        var closed = await opened.Run();
        await pump.Post(SessionInput.TransportClosed(epoch, closed ? LossCause.ClosedByPeer : LossCause.TransportError));
    }

    private async ValueTask Received(ReadOnlyMemory<byte> message, bool text)
    {
        var input = text ? frames.ReadText(message.Span, clock.Now) : ReadBinary(message.Span);
        if (!await pump.Post(input) && input.Playback.Trigger == PlaybackTrigger.ChunkArrived)
            chunks.Release(input.Playback.Chunk.Handle);
    }

    private EndpointInput ReadBinary(ReadOnlySpan<byte> message)
    {
        if (!frames.TryReadAudio(message, out var audio, out var count))
            return SessionInput.BytesReceived(epoch);
        var chunk = chunks.Rent(audio.Payload.Length);
        audio.Payload.CopyTo(chunk.Payload.Span);
        return PlaybackInput.ChunkArrived(epoch, new(chunks.Add(chunk), audio.TimestampUs, count, Crc: 0));
    }
}
