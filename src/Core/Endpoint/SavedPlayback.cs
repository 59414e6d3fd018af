using Holdover.Machines;

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

    /// <summary>Frames into the play request at <see cref="TakenAt"/>.</summary>
    public long Position;

    public int Rate;
    public PlayRequestId Request;

    /// <summary>0 to 100.</summary>
    public int Volume;

    public MonotonicTime TakenAt;
    public BootId Boot;

    public readonly bool IsNone => Account == TextId.None;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Account);
        codec.Value(ref Group);
        codec.Value(ref Context);
        codec.Value(ref Intent);
        codec.Value(ref Position);
        codec.Value(ref Rate);
        codec.Epoch(ref Request);
        codec.Count(ref Volume, most: 100);
        codec.Value(ref TakenAt);
        Boot.Encode(ref codec);
    }
}
