using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>The format of a stream.</summary>
/// <param name="Codec">How chunks are encoded.</param>
/// <param name="SampleRate">Frames a second, 8,000 to 384,000.</param>
/// <param name="Channels">Samples a frame, 1 to 8.</param>
/// <param name="BitDepth">Bits of a decoded sample: 16, 24 or 32.</param>
public readonly record struct AudioFormat(Codec Codec, int SampleRate, int Channels, int BitDepth)
{
    /// <summary>Telephone speech; nothing slower is music.</summary>
    public const int SampleRateMin = 8_000;

    /// <summary>The fastest rate of common converters. Below 500,000 a frame is longer than 2 us, so that a timestamp tells its frame.</summary>
    public const int SampleRateMax = 384_000;

    /// <summary>7.1 surround.</summary>
    public const int ChannelsMax = 8;

    /// <summary>The widest integer sample.</summary>
    public const int BitDepthMax = 32;

    /// <summary>48 kHz, 16 bit, stereo PCM: what every known client plays.</summary>
    public static AudioFormat Standard => new(Codec.Pcm, 48_000, 2, 16);

    /// <summary>Whether every part is within its bounds. Holds for each format that a reader returns.</summary>
    public bool IsValid =>
        Codec is Codec.Pcm or Codec.Flac or Codec.Opus && IsRate(SampleRate) && IsChannels(Channels) && IsBitDepth(BitDepth);

    /// <summary>Bytes of one decoded frame, all channels.</summary>
    public int BytesPerFrame => Channels * (BitDepth / 8);

    internal static bool IsRate(int rate) => rate is >= SampleRateMin and <= SampleRateMax;

    internal static bool IsChannels(int channels) => channels is >= 1 and <= ChannelsMax;

    internal static bool IsBitDepth(int bits) => bits is 16 or 24 or BitDepthMax;

    internal void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString(FieldNames.Codec, Vocabularies.Codecs[Codec]);
        json.WriteNumber(FieldNames.SampleRate, SampleRate);
        json.WriteNumber(FieldNames.Channels, Channels);
        json.WriteNumber(FieldNames.BitDepth, BitDepth);
    }
}
