using System.Buffers;
using System.Net.WebSockets;

using Holdover.Sendspin;

namespace Holdover.Tests.Hosts.Support;

/// <summary>A client that plays nothing and controls its group.</summary>
internal sealed class Remote : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private Task listening = Task.CompletedTask;
    private volatile ServerState state = new();
    private volatile GroupUpdate group = new();

    /// <summary>What it knows of what plays.</summary>
    public MetadataState Playing => state.Metadata.Or(new());

    /// <summary>What it knows of its group's loudness.</summary>
    public ControllerState State => state.Controller.Or(new());

    public GroupUpdate Group => group;

    public static async Task<Remote> Connect(Uri url, string id)
    {
        var remote = new Remote();
        await remote.socket.ConnectAsync(url, CancellationToken.None);
        await remote.Send(new ClientHello(id, id, ClientHello.ProtocolVersion, [Roles.Controller, Roles.Metadata]));
        remote.listening = remote.Listen();
        return remote;
    }

    public Task Command(ControllerCommand command) => Send(new ClientCommand(command));

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
    }

    private Task Send(Message message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        MessageWriter.Write(bytes, message);
        return socket.SendAsync(bytes.WrittenMemory.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    /// <summary>What it is told is far shorter than its buffer.</summary>
    private async Task Listen()
    {
        var buffer = new byte[1 << 16];
        while (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: WebSocketMessageType.Text } part)
        {
            Assert.True(part.EndOfMessage);
            if (!MessageReader.TryRead(buffer.AsSpan(0, part.Count), out var message, out _))
                continue;
            if (message is ServerState told)
                state = ServerState.Merge(state, told);
            if (message is GroupUpdate update)
                group = GroupUpdate.Merge(group, update);
        }
    }
}
