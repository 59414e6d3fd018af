using System.Net.WebSockets;

using Holdover.Hosts.Real.Embedding;
using Holdover.Hosts.Real.Network;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Serving;

/// <summary>
/// Carries a client that waits to be dialled to a worker's own door, where it is served as any that comes by itself: what
/// either says is handed to the other as it is.
/// </summary>
/// <param name="door">The worker's own.</param>
internal sealed class ClientRelay(Uri door) : ISessionTransport
{
    private const int MessageBytesMax = AudioFrame.HeaderLength + WireLimits.ChunkPayloadBytesMax;

    /// <summary>Told that the client said goodbye, and why.</summary>
    public required Action<GoodbyeReason> Left { get; init; }

    public async Task Run(SessionConnection connection, CancellationToken abort)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(abort);
        using var client = await WebSocketDial.Open(connection.Url, connection.Address, abort) ?? throw new WebSocketException($"{connection.Url} does not answer");
        using var party = new ClientWebSocket();
        await party.ConnectAsync(door, abort);

        // That it lives is seen by what it says; there is nothing else that a server could ask of it.
        await connection.Opened(async request =>
        {
            if (request == SessionRequest.Goodbye)
                await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ended.Token);
        });
        var heard = HandOn(client, party, message => Heard(connection, message), ended.Token);
        await await Task.WhenAny(heard, HandOn(party, client, _ => ValueTask.CompletedTask, ended.Token));
        await ended.CancelAsync();
    }

    private static async Task HandOn(WebSocket from, WebSocket to, Func<ReadOnlyMemory<byte>, ValueTask> heard, CancellationToken ended)
    {
        var buffer = new byte[MessageBytesMax];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await from.ReceiveAsync(buffer.AsMemory(length), ended);
                length += part.Count;
                if (length == buffer.Length && !part.EndOfMessage)
                    throw new WebSocketException($"a message of more than {MessageBytesMax} bytes");
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
                return;
            await to.SendAsync(buffer.AsMemory(0, length), part.MessageType, endOfMessage: true, ended);
            if (part.MessageType == WebSocketMessageType.Text)
                await heard(buffer.AsMemory(0, length));
        }
    }

    private async ValueTask Heard(SessionConnection connection, ReadOnlyMemory<byte> message)
    {
        MessageReader.TryRead(message.Span, out var said, out _);
        await (said is ClientHello ? connection.Greeted() : connection.Received());
        if (said is ClientGoodbye goodbye)
            Left(goodbye.Reason);
    }
}
