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
    private const long MicrosecondsASecond = 1_000_000;

    /// <summary>When a frame is due, in microseconds of the server's clock.</summary>
    public readonly long TimestampOf(long frame) => Origin + FloorDivide((Int128)frame * MicrosecondsASecond, Rate);

    /// <summary>The frame that is nearest to a timestamp.</summary>
    public readonly long FrameAt(long timestamp) =>
        FloorDivide((2 * ((Int128)timestamp - Origin) * Rate) + MicrosecondsASecond, 2 * MicrosecondsASecond);

    /// <summary>Frames that are due by an instant: every frame before the result is.</summary>
    public readonly long FramesDueBy(long timestamp) => FloorDivide(((Int128)timestamp - Origin) * Rate, MicrosecondsASecond) + 1;

    /// <summary>How long so many frames last, rounded down.</summary>
    public readonly Duration LengthOf(long frames) => new(FloorDivide((Int128)frames * MicrosecondsASecond, Rate));

    /// <summary>Frames that fit into a span.</summary>
    public readonly long FramesIn(Duration span) => FloorDivide((Int128)span.Microseconds * Rate, MicrosecondsASecond);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (origin, rate) = this;
        codec.Value(ref origin);
        codec.Value(ref rate);
        this = new(origin, rate);
    }

    private static long FloorDivide(Int128 value, long by)
    {
        var quotient = value / by;
        return (long)(quotient * by > value ? quotient - 1 : quotient);
    }
}
