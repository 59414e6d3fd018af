using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>
/// The instants of a stream's frames on the server's clock, counted from one origin: frame n is due at
/// origin + floor(n / rate). Counting keeps a long stream from drifting, as adding up rounded spans would not.
/// </summary>
/// <param name="Origin">When frame 0 is due, in microseconds of the server's clock.</param>
/// <param name="Rate">Frames a second.</param>
public record struct FrameGrid(long Origin, int Rate) : IEncodable
{
    /// <summary>
    /// No clock that counts microseconds from an epoch of people shows more than this (285 years). A peer can say what it
    /// likes: what is beyond is taken for this, so that no sum of a few instants overflows.
    /// </summary>
    public const long TimestampMax = 1L << 53;

    private const long MicrosecondsASecond = 1_000_000;

    /// <summary>When a frame is due, in microseconds of the server's clock.</summary>
    public readonly long TimestampOf(long frame) => Origin + Scale(frame, Rate, MicrosecondsASecond, 0);

    /// <summary>The frame that is nearest to a timestamp; any timestamp has one.</summary>
    public readonly long FrameAt(long timestamp) => Scale(Since(timestamp), MicrosecondsASecond, Rate, MicrosecondsASecond / 2);

    /// <summary>Frames that are due by an instant: every frame before the result is.</summary>
    public readonly long FramesDueBy(long timestamp) => Scale(Since(timestamp), MicrosecondsASecond, Rate, 0) + 1;

    /// <summary>How long so many frames last, rounded down.</summary>
    public readonly Duration LengthOf(long frames) => new(Scale(frames, Rate, MicrosecondsASecond, 0));

    /// <summary>Frames that fit into a span.</summary>
    public readonly long FramesIn(Duration span) => Scale(span.Microseconds, MicrosecondsASecond, Rate, 0);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (origin, rate) = this;
        codec.Instant(ref origin);
        codec.Value(ref rate);
        this = new(origin, rate);
    }

    /// <summary>floor((value * to + half) / from), by whole units and their rest, so that every product fits.</summary>
    private static long Scale(long value, long from, long to, long half)
    {
        var (whole, rest) = Math.DivRem(value, from);
        if (rest < 0)
            (whole, rest) = (whole - 1, rest + from);
        return (whole * to) + (((rest * to) + half) / from);
    }

    /// <summary>A timestamp from the wire may be any number: one that is beyond counting is as far as counting goes.</summary>
    private readonly long Since(long timestamp) => (long)Int128.Clamp((Int128)timestamp - Origin, long.MinValue / 2, long.MaxValue / 2);
}
