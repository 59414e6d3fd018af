using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>In which order a queue is played, and what comes at its end.</summary>
public record struct QueueMode(RepeatMode Repeat) : IEncodable
{
    /// <summary>By which the order is mixed; 0 for a queue that is played as it is.</summary>
    public int Seed;

    /// <summary>The item that comes first in the mixed order.</summary>
    public int Anchor;

    public readonly bool IsShuffled => Seed != 0;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var repeat = Repeat;
        codec.Value(ref repeat);
        Repeat = repeat;
        codec.Value(ref Seed);
        codec.Count(ref Anchor, TrackQueue.CountMax);
    }
}
