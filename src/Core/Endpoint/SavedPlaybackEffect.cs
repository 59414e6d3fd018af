using Holdover.Machines;

namespace Holdover.Endpoint;

/// <summary>What the saved playback asks for.</summary>
public record struct SavedPlaybackEffect(SavedPlaybackAction Action) : IEncodable
{
    public SavedPlayback Saved;
    public ConnectionEpoch Attempt;
    public DropReason Reason;

    /// <summary>With what is to be restored: it was played out meanwhile, so that its server is to go on with what comes after it.</summary>
    public bool IsEnded;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        Saved.Encode(ref codec);
        codec.Epoch(ref Attempt);
        codec.Value(ref Reason);
        codec.Value(ref IsEnded);
    }
}
