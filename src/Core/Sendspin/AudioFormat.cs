using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>
/// The format of a stream, and its frame grid: frame <c>n</c> is due at <c>floor(n * 1,000,000 / rate)</c> microseconds.
/// Times come from counts and never from sums of durations, so nothing drifts however long a stream runs.
/// </summary>
/// <param name="Codec">How chunks are encoded.</param>
/// <param name="SampleRate">Frames a second, 8,000 to 384,000.</param>
/// <param name="Channels">Samples a frame, 1 to 8.</param>
/// <param name="BitDepth">Bits of a decoded sample: 16, 24 or 32.</param>
public readonly record struct AudioFormat(Codec Codec, int SampleRate, int Channels, int BitDepth)
{
    /// <summary>Telephone speech; nothing slower is music.</summary>
    public const int SampleRateMin = 8_000;

    /// <summary>The fastest rate of common converters. Below 500,000 a frame is longer than 2 us, so the grid can be inverted.</summary>
    public const int SampleRateMax = 384_000;

    /// <summary>7.1 surround.</summary>
    public const int ChannelsMax = 8;

    /// <summary>The widest integer sample.</summary>
    public const int BitDepthMax = 32;

    private const long MicrosPerSecond = 1_000_000;

    /// <summary>48 kHz, 16 bit, stereo PCM: what every known client plays.</summary>
    public static AudioFormat Standard => new(Codec.Pcm, 48_000, 2, 16);

    /// <summary>Whether every part is within its bounds. Holds for each format that a reader returns.</summary>
    public bool IsValid =>
        Codec is Codec.Pcm or Codec.Flac or Codec.Opus && IsRate(SampleRate) && IsChannels(Channels) && IsBitDepth(BitDepth);

    /// <summary>Bytes of one decoded frame, all channels.</summary>
    public int BytesPerFrame => Channels * (BitDepth / 8);

    /// <summary>When a frame is due, in microseconds from frame 0; rounded down, also before frame 0.</summary>
    /// <exception cref="OverflowException">The time does not fit 64 bits: 292,000 years of audio.</exception>
    public long TimestampUs(long frame)
    {
        var (seconds, rest) = Split(frame, SampleRate);
        return (seconds * MicrosPerSecond) + (rest * MicrosPerSecond / SampleRate);
    }

    /// <summary>The frame nearest to a time in microseconds: the exact inverse of <see cref="TimestampUs"/>, and safe for any time.</summary>
    public long FrameAt(long timestampUs)
    {
        var (seconds, rest) = Split(timestampUs, MicrosPerSecond);
        return (seconds * SampleRate) + (((rest * SampleRate) + (MicrosPerSecond / 2)) / MicrosPerSecond);
    }

    /// <summary>Whole frames that fit a duration in microseconds.</summary>
    public long FramesIn(long durationUs)
    {
        var (seconds, rest) = Split(durationUs, MicrosPerSecond);
        return (seconds * SampleRate) + (rest * SampleRate / MicrosPerSecond);
    }

    /// <summary>Decoded bytes of the whole frames that fit a duration in microseconds.</summary>
    /// <exception cref="OverflowException">The bytes do not fit 64 bits.</exception>
    public long BytesIn(long durationUs) => FramesIn(durationUs) * BytesPerFrame;

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

    // Splitting off whole seconds keeps every product within 64 bits; the rest is never negative.
    private static (long Whole, long Remainder) Split(long value, long unit)
    {
        var (whole, rest) = Math.DivRem(value, unit);
        return rest < 0 ? (whole - 1, rest + unit) : (whole, rest);
    }
}
