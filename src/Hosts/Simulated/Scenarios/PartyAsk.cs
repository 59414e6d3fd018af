using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a coordinator asked of a source: to open it, or a chunk; and when it waits no longer.</summary>
internal record struct PartyAsk(SourceEpoch Source, bool IsOpening, int Track, int From, MonotonicTime Until) : IEncodable
{
    public readonly bool IsNone => Source.IsNone();

    /// <summary>Whether the same was asked for by another asking.</summary>
    public readonly bool IsAgain(in PartyAsk other) =>
        !IsNone && !other.IsNone && Source != other.Source && (IsOpening, Track, From) == (other.IsOpening, other.Track, other.From);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (source, isOpening, track, from, until) = this;
        codec.Epoch(ref source);
        codec.Value(ref isOpening);
        codec.Value(ref track);
        codec.Value(ref from);
        codec.Value(ref until);
        this = new(source, isOpening, track, from, until);
    }
}
