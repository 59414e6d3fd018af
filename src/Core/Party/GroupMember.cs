using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>A client in a group, there or away for a while.</summary>
/// <param name="Client">Who it is.</param>
/// <param name="Volume">Perceived loudness, 0 to 100.</param>
/// <param name="IsMuted">Whether it is silenced.</param>
public record struct GroupMember(TextId Client, int Volume, bool IsMuted) : IEncodable
{
    /// <summary>By which connection it is there.</summary>
    public ConnectionEpoch Connection;

    /// <summary>Whether it is no player: it is not heard, and its loudness does not count.</summary>
    public bool PlaysNothing;

    /// <summary>Whether it may command its group.</summary>
    public bool IsController;

    /// <summary>Whether it dropped and is expected back; else it is there.</summary>
    public bool IsAway;

    /// <summary>With one that is away: until when it is expected.</summary>
    public MonotonicTime ExpectedUntil;

    /// <summary>Whether it is a player that is there.</summary>
    public readonly bool IsHeard => !IsAway && !PlaysNothing;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (client, volume, muted) = this;
        codec.Value(ref client);
        codec.Count(ref volume, WireLimits.VolumeMax);
        codec.Value(ref muted);
        (Client, Volume, IsMuted) = (client, volume, muted);
        codec.Epoch(ref Connection);
        codec.Value(ref PlaysNothing);
        codec.Value(ref IsController);
        codec.Value(ref IsAway);
        codec.Value(ref ExpectedUntil);
    }
}
