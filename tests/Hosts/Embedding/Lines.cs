using System.Net.Sockets;
using System.Text;
using Holdover.Hosts.Real.Embedding;

namespace Holdover.Tests.Hosts.Embedding;

/// <summary>The transport of the page, for tests in this process.</summary>
internal sealed class Lines : ISessionTransport
{
    public async Task Run(SessionConnection connection, CancellationToken abort)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(connection.Address, connection.Url.Port, abort);
        using var reader = new StreamReader(client.GetStream());
        await connection.Opened(request => reader.BaseStream.WriteAsync(Encoding.UTF8.GetBytes($"{request}\n"), abort));
        while (await reader.ReadLineAsync(abort) is { } line)
            await (line == "Welcome" ? connection.Greeted() : connection.Received());
    }
}
