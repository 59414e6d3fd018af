using Holdover.Machines;

namespace Holdover.Party;

/// <summary>Where an item of the queue begins.</summary>
/// <param name="Track">The item.</param>
/// <param name="First">Its first frame on the grid.</param>
public record struct TrackMark(int Track, long First) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (track, first) = this;
        codec.Count(ref track, TrackQueue.CountMax);
        codec.Value(ref first);
        this = new(track, first);
    }
}
