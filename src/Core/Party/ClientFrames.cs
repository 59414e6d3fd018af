using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>What one listener's connection brings, as inputs of a party.</summary>
public sealed class ClientFrames(ConnectionEpoch connection, TextTable texts)
{
    /// <summary>Reads a text frame; null if it is broken or asks for nothing that is decided here.</summary>
    /// <param name="frame">One whole WebSocket message.</param>
    /// <param name="received">When it came.</param>
    public ListenerInput? ReadText(ReadOnlySpan<byte> frame, MonotonicTime received)
    {
        if (TimeFrames.TryReadClientTime(frame, out var transmitted))
            return ListenerInput.ClockProbed(connection, transmitted, received);
        return MessageReader.TryRead(frame, out var message, out _) ? InputOf(message) : null;
    }

    private ListenerInput? InputOf(Message message) => message switch
    {
        ClientHello hello when hello.Version == ClientHello.ProtocolVersion =>
            ListenerInput.HelloReceived(
                connection, texts.Intern(hello.ClientId), hello.HoldoverSupport?.ReceivedUntil, sentUntil: null, hello.PlayerSupport?.BufferCapacity ?? 0),
        ClientState state => ListenerInput.StateReceived(
            connection, new(state.RequiredLeadTimeMs ?? -1, state.MinBufferMs ?? -1, state.StaticDelayMs ?? -1)),
        ClientGoodbye => ListenerInput.Disconnected(connection),
        _ => null,
    };
}
