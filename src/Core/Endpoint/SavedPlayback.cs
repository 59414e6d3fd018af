using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Endpoint;

/// <summary>What was playing when a session was lost, so that its replacement goes on there.</summary>
public record struct SavedPlayback : IEncodable
{
    /// <summary>Whose it is. It is never used for anybody else.</summary>
    public TextId Account;

    public TextId Group;

    /// <summary>Where the queue came from, with all that its server needs to find it again.</summary>
    public TextId Context;

    public PlayIntent Intent;

    /// <summary>Frames of the play request that had been heard at <see cref="TakenAt"/>.</summary>
    public long Position;

    /// <summary>Frames of it that we had at <see cref="TakenAt"/>: without a session no more than these can have been heard since.</summary>
    public long Had;

    public int Rate;

    /// <summary>None if it was another process's.</summary>
    public PlayRequestId Request;

    /// <summary>0 to 100.</summary>
    public int Volume;

    public MonotonicTime TakenAt;
    public BootId Boot;

    public readonly bool IsNone => Account == TextId.None;

    /// <summary>Frames that have been heard, as far as that can be known: never past the end of what we had.</summary>
    public readonly long PositionAt(MonotonicTime now)
    {
        if (Intent != PlayIntent.Play)
            return Position;
        var passed = Math.Clamp(unchecked(now.Microseconds - TakenAt.Microseconds), 0, SavedPlaybackMachine.AgeMax.Microseconds);
        return Math.Clamp(Position + new FrameGrid(0, Rate).FramesIn(new(passed)), Position, Math.Max(Position, Had));
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Account);
        codec.Value(ref Group);
        codec.Value(ref Context);
        codec.Value(ref Intent);
        codec.Value(ref Position);
        codec.Value(ref Had);
        codec.Value(ref Rate);
        codec.Epoch(ref Request);
        codec.Count(ref Volume, most: 100);
        codec.Value(ref TakenAt);
        Boot.Encode(ref codec);
    }
}
