namespace Holdover.Sendspin;

/// <summary>How the audio of a chunk is encoded.</summary>
public enum Codec
{
    /// <summary>Little-endian signed integers, interleaved; 24 bits are packed in three bytes.</summary>
    Pcm,

    /// <summary>Whole FLAC frames; the stream's header travels in <see cref="StreamStart"/>.</summary>
    Flac,

    /// <summary>One raw Opus packet a chunk, without Ogg.</summary>
    Opus,
}
