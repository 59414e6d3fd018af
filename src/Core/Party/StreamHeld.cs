using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>
/// The newest end of what a worker holds, by which a new coordinator finds the same samples again and goes on with
/// them.
/// </summary>
public record struct StreamHeld : IEncodable
{
    /// <summary>The stream generation, or none.</summary>
    public PlayRequestId Request;

    public FrameGrid Grid;
    public int Channels;

    /// <summary>The item of the queue that the last chunk belongs to, and the frame of the grid at which it begins.</summary>
    public int Track;

    public long TrackFirst;

    /// <summary>The frame after the last that is held.</summary>
    public long End;

    /// <summary>Frames of the last chunk; 0 if no chunk is held.</summary>
    public int Frames;

    /// <summary>CRC-32C of the last chunk's bytes.</summary>
    public uint Crc;

    /// <summary>How things stood, stream or none.</summary>
    public PartyStand Stand;

    /// <summary>Whether there is a chunk to compare with.</summary>
    public readonly bool CanBeFound => !Request.IsNone() && Frames > 0;

    /// <summary>Whether it is newer than another of the same stream, or of a later generation.</summary>
    public readonly bool IsNewerThan(in StreamHeld other) =>
        Request.Value != other.Request.Value ? Request.Value > other.Request.Value : End > other.End;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var crc = unchecked((int)Crc);
        codec.Epoch(ref Request);
        Grid.Encode(ref codec);
        codec.Value(ref Channels);
        codec.Value(ref Track);
        codec.Value(ref TrackFirst);
        codec.Value(ref End);
        codec.Value(ref Frames);
        codec.Value(ref crc);
        Crc = unchecked((uint)crc);
        Stand.Encode(ref codec);
    }
}
