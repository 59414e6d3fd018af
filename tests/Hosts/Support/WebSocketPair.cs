using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Holdover.Tests.Hosts.Support;

/// <summary>Two ends of one WebSocket over the loopback, without HTTP.</summary>
internal sealed class WebSocketPair : IDisposable
{
    private WebSocketPair(WebSocket server, WebSocket client) => (Server, Client) = (server, client);

    public WebSocket Server { get; }

    public WebSocket Client { get; }

    public static async Task<WebSocketPair> Open()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        var server = await listener.AcceptTcpClientAsync();
        return new(Wrap(server, isServer: true), Wrap(client, isServer: false));
    }

    /// <summary>Reads one whole message.</summary>
    public static async Task<(WebSocketMessageType Type, byte[] Bytes)> Receive(WebSocket socket)
    {
        var buffer = new byte[1 << 20];
        for (var length = 0; ;)
        {
            var part = await Wait.For(socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).AsTask(), "a message");
            length += part.Count;
            if (part.EndOfMessage)
                return (part.MessageType, buffer[..length]);
        }
    }

    public void Dispose()
    {
        Server.Abort();
        Client.Abort();
    }

    private static WebSocket Wrap(TcpClient connection, bool isServer) =>
        WebSocket.CreateFromStream(connection.GetStream(), new WebSocketCreationOptions { IsServer = isServer });
}
