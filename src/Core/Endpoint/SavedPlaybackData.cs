using Holdover.Machines;

namespace Holdover.Endpoint;

/// <summary>All that is remembered of the saved playback.</summary>
public struct SavedPlaybackData : IEncodable
{
    public SavedPlayback Saved;

    /// <summary>The attempt that it is offered to, or none.</summary>
    public ConnectionEpoch Attempt;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        Saved.Encode(ref codec);
        codec.Epoch(ref Attempt);
    }
}
