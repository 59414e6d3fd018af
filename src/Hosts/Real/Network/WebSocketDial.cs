using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Holdover.Hosts.Real.Network;

/// <summary>Opens a WebSocket at one address of its URL's name: no proxy, no redirects, nothing but what was asked for.</summary>
internal static class WebSocketDial
{
    /// <summary>Null if it could not be opened, for whatever reason.</summary>
    public static async Task<ClientWebSocket?> Open(Uri url, IPAddress address, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            ConnectCallback = (context, cancelled) => Dial(new IPEndPoint(address, context.DnsEndPoint.Port), cancelled),
        };
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        try
        {
            await socket.ConnectAsync(url, invoker, cancel);
            return socket;
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or HttpRequestException or IOException)
        {
            socket.Dispose();
            return null;
        }
    }

    private static async ValueTask<Stream> Dial(IPEndPoint address, CancellationToken cancel)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
