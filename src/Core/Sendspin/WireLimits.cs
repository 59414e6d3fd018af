namespace Holdover.Sendspin;

/// <summary>The named maxima of the wire. Whatever a peer sends, no reader allocates or descends beyond them.</summary>
public static class WireLimits
{
    /// <summary>A JSON text frame, in bytes. The largest real one, a <c>server/state</c> with its metadata, is about 2 KiB.</summary>
    public const int TextFrameBytesMax = 64 * 1024;

    /// <summary>Objects and arrays open at once, the frame itself included. The protocol needs five.</summary>
    public const int DepthMax = 32;

    /// <summary>A client, server or group id, in UTF-16 units.</summary>
    public const int IdCharsMax = 256;

    /// <summary>Any other text, in UTF-16 units. A browser's user agent and an artwork address fit.</summary>
    public const int TextCharsMax = 4096;

    /// <summary>Roles in one list; the protocol defines seven.</summary>
    public const int RolesMax = 32;

    /// <summary>Formats that one player may list; the browser client lists five.</summary>
    public const int FormatsMax = 64;

    /// <summary>Commands in one list; a controller has thirteen.</summary>
    public const int CommandsMax = 32;

    /// <summary>A decoded codec header, in bytes. FLAC's is 42; the rest is room for its optional blocks.</summary>
    public const int CodecHeaderBytesMax = 8 * 1024;

    /// <summary>Volume is perceived loudness from 0 to 100, never amplitude.</summary>
    public const int VolumeMax = 100;

    /// <summary>A fixed delay of an output, in milliseconds: the clamp of the browser client.</summary>
    public const int StaticDelayMsMax = 5_000;

    /// <summary>A reported lead time or least buffer, in milliseconds: no server holds back longer for one player.</summary>
    public const int LeadMsMax = 30_000;

    /// <summary>The announced size of a player's buffer, in bytes: 1 GiB.</summary>
    public const int BufferCapacityBytesMax = 1 << 30;

    /// <summary>The longest chunk, in milliseconds. Longer ones make a splice late and a lost one heard.</summary>
    public const int ChunkMsMax = 150;

    /// <summary>The payload of an audio chunk, in bytes: <see cref="ChunkMsMax"/> of the largest PCM format.</summary>
    public const int ChunkPayloadBytesMax =
        AudioFormat.SampleRateMax / 1000 * ChunkMsMax * AudioFormat.ChannelsMax * (AudioFormat.BitDepthMax / 8);
}
