using System.Buffers;
using System.Net.WebSockets;

using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Network;

/// <summary>Reads a WebSocket message by message.</summary>
internal static class WholeMessages
{
    private const int MessageBytesMax = AudioFrame.HeaderLength + WireLimits.ChunkPayloadBytesMax;

    /// <summary>Reads until the peer says goodbye.</summary>
    /// <param name="socket">What is read.</param>
    /// <param name="bytes">What most of its messages are no longer than.</param>
    /// <param name="received">Called with each whole message, and whether it is text.</param>
    /// <param name="ending">Ends it at once.</param>
    /// <exception cref="WebSocketException">It broke, or a message was too long.</exception>
    public static async Task Read(WebSocket socket, int bytes, Func<ReadOnlyMemory<byte>, bool, ValueTask> received, CancellationToken ending)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(bytes);
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    if (length == buffer.Length)
                        buffer = Grow(buffer);
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), ending);
                    length += part.Count;
                    if (length > MessageBytesMax)
                        throw new WebSocketException($"a message of more than {MessageBytesMax} bytes");
                }
                while (!part.EndOfMessage);

                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                await received(buffer.AsMemory(0, length), part.MessageType == WebSocketMessageType.Text);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
