using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace Holdover.Sendspin;

/// <summary>Reads text frames. Any bytes give a message or a named fault, never an exception, within <see cref="WireLimits"/>.</summary>
public static class MessageReader
{
    /// <summary>Reads one text frame.</summary>
    /// <param name="frame">One whole WebSocket message.</param>
    /// <param name="message">The message, or null.</param>
    /// <param name="fault">What is wrong and where. A host passes over <see cref="WireError.UnknownType"/> in silence.</param>
    public static bool TryRead(ReadOnlySpan<byte> frame, [NotNullWhen(true)] out Message? message, out WireFault fault)
    {
        var envelope = Open(frame, out fault);
        message = fault.Error == WireError.None ? ReadPayload(envelope.Kind, envelope.Payload(frame), out fault) : null;
        return message is not null;
    }

    /// <summary>Finds type and payload, which may come in either order, and checks all of the frame on the way.</summary>
    internal static Envelope Open(ReadOnlySpan<byte> frame, out WireFault fault)
    {
        fault = new WireFault(WireError.TooLarge, string.Empty);
        if (frame.Length > WireLimits.TextFrameBytesMax) return default;
        fault = new WireFault(WireError.NotJson, string.Empty);
        if (!Utf8.IsValid(frame)) return default;
        try
        {
            var json = new WireReader(frame, stackalloc char[WireReader.NameCharsMax]);
            var envelope = Envelope.Read(ref json);
            fault = json.Fault;
            return envelope;
        }
        catch (JsonException)
        {
            return default;
        }
        catch (InvalidOperationException)
        {
            // Kinds are looked at before values, so what is left to refuse is an escape that is half a surrogate pair.
            fault = new WireFault(WireError.NotText, string.Empty);
            return default;
        }
    }

    private static Message? ReadPayload(MessageKind kind, ReadOnlySpan<byte> payload, out WireFault fault)
    {
        try
        {
            var json = new WireReader(payload, stackalloc char[WireReader.NameCharsMax]);
            var message = json.EnterObject() ? ReadFields(kind, ref json) : null;
            fault = json.Fault;
            return json.Failed ? null : message;
        }
        catch (InvalidOperationException)
        {
            fault = new WireFault(WireError.NotText, string.Empty);
            return null;
        }
    }

    private static Message ReadFields(MessageKind kind, ref WireReader json) => kind switch
    {
        MessageKind.ClientHello => ClientHello.Read(ref json),
        MessageKind.ClientState => ClientState.Read(ref json),
        MessageKind.ClientTime => ClientTime.Read(ref json),
        MessageKind.ClientCommand => ClientCommand.Read(ref json),
        MessageKind.ClientGoodbye => ClientGoodbye.Read(ref json),
        MessageKind.StreamRequestFormat => StreamRequestFormat.Read(ref json),
        MessageKind.ServerHello => ServerHello.Read(ref json),
        MessageKind.ServerTime => ServerTime.Read(ref json),
        MessageKind.ServerState => ServerState.Read(ref json),
        MessageKind.ServerCommand => ServerCommand.Read(ref json),
        MessageKind.GroupUpdate => GroupUpdate.Read(ref json),
        MessageKind.StreamStart => StreamStart.Read(ref json),
        MessageKind.StreamClear => StreamClear.Read(ref json),
        _ => StreamEnd.Read(ref json),
    };
}
