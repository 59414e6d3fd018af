namespace Holdover.Machines;

/// <summary>
/// Audio as machines see it: a reference to bytes that live in a pooled store of the host, never the bytes.
/// </summary>
/// <param name="Handle">The host's name for the bytes.</param>
/// <param name="Timestamp">When the first frame is due, in microseconds of the server's clock.</param>
/// <param name="Frames">Frames (one sample a channel) in it.</param>
/// <param name="Crc">CRC-32C of the bytes, by which two processes know that they hold the same samples.</param>
public record struct ChunkRef(int Handle, long Timestamp, int Frames, uint Crc) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (handle, timestamp, frames, _) = this;
        var crc = unchecked((int)Crc);
        codec.Value(ref handle);
        codec.Instant(ref timestamp);
        codec.Value(ref frames);
        codec.Value(ref crc);
        this = new(handle, timestamp, frames, unchecked((uint)crc));
    }
}
