using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>Where an output with a clock of its own stands.</summary>
/// <param name="Written">Frames that it was given since it was opened.</param>
/// <param name="Delay">Frames of them that it has not played.</param>
/// <param name="At">When that was so.</param>
public record struct OutputReport(long Written, long Delay, MonotonicTime At) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (written, delay, at) = this;
        codec.Value(ref written);
        codec.Value(ref delay);
        codec.Value(ref at);
        this = new(written, delay, at);
    }
}
