using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>All that the coordinator remembers.</summary>
public struct CoordinatorData : IEncodable
{
    /// <summary>The stream generation: minted whenever the frame grid gets a new origin.</summary>
    public PlayRequestId Request;

    /// <summary>The grid of this generation, on the machine-wide clock.</summary>
    public FrameGrid Grid;

    public int Channels;

    /// <summary>The next frame to be decoded.</summary>
    public long Next;

    public int Listeners;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Request);
        Grid.Encode(ref codec);
        codec.Value(ref Channels);
        codec.Value(ref Next);
        codec.Value(ref Listeners);
    }
}
