using System.Net;
using System.Net.Sockets;
using System.Text;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Web;

/// <summary>HTTP as bytes on a socket: a client library would not say what is forbidden.</summary>
internal static class RawHttp
{
    /// <summary>Sends a request as it stands and reads until the other side closes.</summary>
    public static async Task<string> Exchange(IPEndPoint address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address);
        return await Exchange(client, request);
    }

    public static async Task<string> Exchange(TcpClient client, string request)
    {
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        return await ToEnd(client);
    }

    /// <summary>GET, with more header lines.</summary>
    public static Task<string> Get(IPEndPoint address, string path, params string[] headers) => Ask(address, "GET", path, headers);

    public static Task<string> Ask(IPEndPoint address, string method, string path, params string[] headers)
    {
        string[] host = headers.Any(header => header.StartsWith("Host:", StringComparison.Ordinal)) ? [] : [$"Host: {address}"];
        return Exchange(address, string.Join("\r\n", [$"{method} {path} HTTP/1.1", .. host, "Connection: close", .. headers, "", ""]));
    }

    /// <summary>The header lines of a WebSocket's opening, without the connection's.</summary>
    public static string Upgrade(string path, params string[] headers) =>
        string.Join("\r\n", [$"GET {path} HTTP/1.1", .. headers, "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "", ""]);

    /// <summary>What comes first, as far as the end of its headers; the connection stays.</summary>
    public static async Task<string> Head(TcpClient client, string request)
    {
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        var (text, buffer) = (new StringBuilder(), new byte[1]);
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await Wait.For(client.GetStream().ReadAsync(buffer).AsTask(), "an answer") == 1)
            text.Append((char)buffer[0]);
        return text.ToString();
    }

    private static async Task<string> ToEnd(TcpClient client)
    {
        var answer = new MemoryStream();
        try
        {
            await Wait.For(client.GetStream().CopyToAsync(answer), "the end of the answer");
        }
        catch (IOException)
        {
            // Cut off: what came counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
