using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>Which device of an account is the one that plays. There is one at most.</summary>
public record struct Activity : IEncodable
{
    /// <summary>The device, or none.</summary>
    public TextId Device;

    /// <summary>Its turn, or the last one that anybody had.</summary>
    public ActivityEpoch Turn;

    /// <summary>Since when: told to whoever wants to know, and read by no decision.</summary>
    public MonotonicTime Since;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Device);
        codec.Epoch(ref Turn);
        var since = Since.Microseconds;
        codec.Statistic(ref since);
        Since = new(since);
    }
}
