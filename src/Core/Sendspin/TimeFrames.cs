using System.Buffers.Text;
using System.Diagnostics;

namespace Holdover.Sendspin;

/// <summary>
/// Clock probes, answered without allocating: the answer's delay is the listener's error, so it waits for no collector.
/// </summary>
public static class TimeFrames
{
    /// <summary>The longest answer, in bytes: its words, and three numbers of twenty digits.</summary>
    public const int ServerTimeBytesMax = 192;

    // A longer frame may still be a probe with fields of a later time; it takes the common path.
    private const int ClientTimeBytesMax = 512;

    /// <summary>Reads a <see cref="ClientTime"/>; false for any other frame, which <see cref="MessageReader"/> then names.</summary>
    public static bool TryReadClientTime(ReadOnlySpan<byte> frame, out long clientTransmitted)
    {
        clientTransmitted = 0;
        if (frame.Length > ClientTimeBytesMax) return false;
        var envelope = MessageReader.Open(frame, out var fault);
        if (fault.Error != WireError.None || envelope.Kind != MessageKind.ClientTime) return false;
        return TryReadPayload(envelope.Payload(frame), out clientTransmitted);
    }

    /// <summary>Writes the <see cref="ServerTime"/> that <see cref="MessageWriter"/> would write, byte for byte.</summary>
    /// <param name="destination">At least <see cref="ServerTimeBytesMax"/> bytes.</param>
    /// <param name="clientTransmitted">The probe's number.</param>
    /// <param name="serverReceived">The server's clock when the probe arrived, in microseconds.</param>
    /// <param name="serverTransmitted">The server's clock now, in microseconds.</param>
    /// <returns>The bytes written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    public static int WriteServerTime(
        Span<byte> destination, long clientTransmitted, long serverReceived, long serverTransmitted)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, ServerTimeBytesMax);
        var length = Append(destination, 0, """{"type":"server/time","payload":{"client_transmitted":"""u8, clientTransmitted);
        length = Append(destination, length, ""","server_received":"""u8, serverReceived);
        length = Append(destination, length, ""","server_transmitted":"""u8, serverTransmitted);
        "}}"u8.CopyTo(destination[length..]);
        return length + 2;
    }

    private static bool TryReadPayload(ReadOnlySpan<byte> payload, out long clientTransmitted)
    {
        clientTransmitted = 0;
        try
        {
            var json = new WireReader(payload, stackalloc char[WireReader.NameCharsMax]);
            if (json.EnterObject()) clientTransmitted = ClientTime.ReadFields(ref json);
            return !json.Failed;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // Not an interpolated string: until the runtime has optimized that, it boxes each number.
    private static int Append(Span<byte> destination, int length, ReadOnlySpan<byte> text, long number)
    {
        text.CopyTo(destination[length..]);
        length += text.Length;
        var fits = Utf8Formatter.TryFormat(number, destination[length..], out var digits);
        return fits ? length + digits : throw new UnreachableException("Three numbers outgrew the room for them.");
    }
}
