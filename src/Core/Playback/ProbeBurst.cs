using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>The burst of clock probes that is under way.</summary>
public record struct ProbeBurst : IEncodable
{
    /// <summary>Probes still to be sent.</summary>
    public int Left;

    /// <summary>The quickest round trip so far; zero while none has been answered.</summary>
    public Duration RoundTrip;

    /// <summary>What the quickest measured: the server's clock minus ours, in microseconds.</summary>
    public long Offset;

    public readonly bool Measured => RoundTrip > Duration.Zero;

    public static ProbeBurst Of(int probes) => new() { Left = probes };

    /// <summary>Takes an answer; one that took no time at all, or tells of no clock there is, measured nothing.</summary>
    public void Take(in ClockAnswer answer)
    {
        if (answer.Offset is < -FrameGrid.TimestampMax or > FrameGrid.TimestampMax)
            return;
        if (answer.RoundTrip <= Duration.Zero || (Measured && answer.RoundTrip >= RoundTrip))
            return;
        (RoundTrip, Offset) = (answer.RoundTrip, answer.Offset);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var roundTrip = RoundTrip.Microseconds;
        codec.Value(ref Left);
        codec.Value(ref roundTrip);
        codec.Value(ref Offset);
        RoundTrip = new(roundTrip);
    }
}
