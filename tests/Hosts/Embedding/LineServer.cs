using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Holdover.Tests.Hosts.Embedding;

/// <summary>Greets whoever says hello, and closes on whoever says goodbye.</summary>
internal sealed class LineServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;
    private volatile TcpClient? current;

    public LineServer()
    {
        listener.Start();
        serving = Serve();
    }

    public Uri Url => new($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public ConcurrentQueue<string> Heard { get; } = [];

    /// <summary>Loses the connection that was accepted last.</summary>
    public void Drop() => current?.Close();

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        Drop();
        await serving;
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                current = client;
                await Answer(client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task Answer(TcpClient client)
    {
        try
        {
            using var reader = new StreamReader(client.GetStream());
            while (await reader.ReadLineAsync() is { } line && line != "Goodbye")
            {
                Heard.Enqueue(line);
                if (line == "Hello")
                    await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes("Welcome\n"));
            }

            if (client.Connected)
                Heard.Enqueue("Goodbye");
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Dropped.
        }
    }
}
