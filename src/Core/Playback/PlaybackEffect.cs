using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>What the player asks for.</summary>
public record struct PlaybackEffect(PlaybackAction Action) : IEncodable
{
    public ConnectionEpoch Connection;
    public PlayRequestId Request;
    public PlaybackState State;
    public int Rate;
    public int Channels;
    public int Handle;

    /// <summary>Frames into the chunk at which the wanted ones begin.</summary>
    public int Offset;

    /// <summary>Frames.</summary>
    public long Count;

    /// <summary>The frame of the timeline at which it happens, counted from the first of the timeline.</summary>
    public long Frame;

    public OutputEpoch Output;
    public OutputFault Fault;
    public EndCause Cause;

    /// <summary>A factor in 16.16.</summary>
    public int Gain;

    public int Volume;
    public bool Muted;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Connection);
        codec.Epoch(ref Request);
        codec.Value(ref State);
        codec.Value(ref Rate);
        codec.Value(ref Channels);
        codec.Value(ref Handle);
        codec.Value(ref Offset);
        codec.Value(ref Count);
        codec.Value(ref Frame);
        codec.Epoch(ref Output);
        codec.Value(ref Fault);
        codec.Value(ref Cause);
        codec.Value(ref Gain);
        codec.Value(ref Volume);
        codec.Value(ref Muted);
    }
}
