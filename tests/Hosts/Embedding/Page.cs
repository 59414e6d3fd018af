using System.Net.Sockets;
using System.Text;
using Holdover.Hosts.Real.Embedding;
using Holdover.Session;

namespace Embedding;

/// <summary>Lines of text over TCP: how bytes get to the peer.</summary>
public sealed class Lines : ISessionTransport
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

public static class Program
{
    /// <summary>Stays connected until it is told to stop; says how it ended.</summary>
    public static Task<SessionReport> Run(Uri server, Func<SessionReport, bool> stops)
    {
        EmbeddedSession? session = null;
        session = new(new(new Lines(), server), report =>
        {
            if (stops(report))
                session!.Dispose(); // Here or anywhere: it only says so. The final report comes afterwards, once.
        });
        session.Open();
        return session.Ended;
    }
}
