using System.Net;
using System.Net.Sockets;

using Holdover.Hosts.Real.Pump;

namespace Holdover.Hosts.Real.Network;

/// <summary>A TCP proxy on the loopback that does to connections what networks do to them.</summary>
public sealed class ImpairmentProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint target;
    private readonly Background background = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Lock gate = new();
    private readonly List<Socket> open = [];
    private volatile TaskCompletionSource flowing = Completed();
    private volatile bool refusing;

    public ImpairmentProxy(IPEndPoint target)
    {
        this.target = target;
        listener.Start();
        background.Start(Accept);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Resets every connection and refuses new ones until <see cref="Heal"/>: a server that is gone.</summary>
    public void Reset()
    {
        refusing = true;
        ResetAll();
    }

    /// <summary>Carries nothing on any connection, in neither direction, and tells nobody: a cable that is pulled.</summary>
    public void Silence()
    {
        if (flowing.Task.IsCompleted)
            flowing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Carries again. What was silenced is reset, since a network that comes back rarely knows the old connections.</summary>
    public void Heal()
    {
        refusing = false;
        if (!flowing.Task.IsCompleted)
            ResetAll();
        var held = flowing;
        flowing = Completed();
        held.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        Heal();
        ResetAll();
        await background.Drain();
        ending.Dispose();
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private async Task Accept()
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptSocketAsync(ending.Token);
                background.Start(() => Carry(client));
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset)
            {
                // That one is gone before it was let in; others come.
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Carry(Socket client)
    {
        using var server = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var carried = false;
        try
        {
            client.NoDelay = true;
            lock (gate)
                open.AddRange([client, server]);
            await flowing.Task.WaitAsync(ending.Token);
            if (refusing)
                return;
            await server.ConnectAsync(target, ending.Token);
            carried = true;
            await Task.WhenAll(Copy(client, server), Copy(server, client));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Both ends see it.
        }
        finally
        {
            lock (gate)
                open.RemoveAll(socket => socket == client || socket == server);
            if (!carried)
                ResetOne(client);
            client.Dispose();
        }
    }

    /// <summary>Carries one direction to its end, which leaves the other open; if it breaks, both do.</summary>
    private async Task Copy(Socket from, Socket to)
    {
        var buffer = new byte[1 << 14];
        try
        {
            int length;
            while ((length = await from.ReceiveAsync(buffer, ending.Token)) > 0)
            {
                await flowing.Task.WaitAsync(ending.Token);
                for (var sent = 0; sent < length;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, length - sent), ending.Token);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            ResetOne(from);
            ResetOne(to);
        }
    }

    private void ResetAll()
    {
        Socket[] sockets;
        lock (gate)
            sockets = [.. open];
        foreach (var socket in sockets)
            ResetOne(socket);
    }

    /// <summary>Closes with a reset rather than a farewell.</summary>
    private static void ResetOne(Socket socket)
    {
        try
        {
            socket.LingerState = new(enable: true, seconds: 0);
            socket.Close();
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
    }
}
