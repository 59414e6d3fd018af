using System.Buffers.Binary;

namespace Holdover.Sendspin;

/// <summary>
/// A binary frame with a chunk of audio: one byte of type, eight of time (big-endian, microseconds of the server's clock at
/// which the first sample is due), then the encoded audio. It views the frame's bytes and allocates nothing.
/// </summary>
public readonly ref struct AudioFrame
{
    /// <summary>Bytes before the audio.</summary>
    public const int HeaderLength = 1 + sizeof(long);

    /// <summary>The type of the player's audio; 8 to 11 are artwork, 16 and up visualizers.</summary>
    public const byte TypeAudio = 4;

    private AudioFrame(long timestampUs, ReadOnlySpan<byte> payload)
    {
        TimestampUs = timestampUs;
        Payload = payload;
    }

    /// <summary>When the first sample is due, in microseconds of the server's clock. Any value can come from the wire.</summary>
    public long TimestampUs { get; }

    /// <summary>The encoded audio: at most <see cref="WireLimits.ChunkPayloadBytesMax"/> bytes, and possibly none.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Reads a binary frame.</summary>
    /// <param name="frame">One whole WebSocket message.</param>
    /// <param name="audio">The chunk, over the same bytes.</param>
    /// <param name="error"><see cref="WireError.Ignored"/> for another role's frame, TooShort or TooLarge for a broken one.</param>
    public static bool TryRead(ReadOnlySpan<byte> frame, out AudioFrame audio, out WireError error)
    {
        audio = default;
        error = Check(frame);
        if (error != WireError.None) return false;
        audio = new AudioFrame(BinaryPrimitives.ReadInt64BigEndian(frame[1..]), frame[HeaderLength..]);
        return true;
    }

    /// <summary>Writes the header; the audio follows at <see cref="HeaderLength"/>, so that a chunk is framed once for all listeners.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is shorter than <see cref="HeaderLength"/>.</exception>
    public static void WriteHeader(Span<byte> destination, long timestampUs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, HeaderLength);
        destination[0] = TypeAudio;
        BinaryPrimitives.WriteInt64BigEndian(destination[1..], timestampUs);
    }

    private static WireError Check(ReadOnlySpan<byte> frame)
    {
        if (frame.IsEmpty) return WireError.TooShort;
        if (frame[0] != TypeAudio) return WireError.Ignored;
        if (frame.Length < HeaderLength) return WireError.TooShort;
        return frame.Length - HeaderLength > WireLimits.ChunkPayloadBytesMax ? WireError.TooLarge : WireError.None;
    }
}
