using Holdover.Machines;

namespace Holdover.Party;

/// <summary>A player in a group, there or away for a while.</summary>
/// <param name="Client">Who it is.</param>
/// <param name="Volume">Perceived loudness, 0 to 100.</param>
/// <param name="IsMuted">Whether it is silenced.</param>
public record struct GroupMember(TextId Client, int Volume, bool IsMuted) : IEncodable
{
    /// <summary>Whether it dropped and is expected back; else it is there.</summary>
    public bool IsAway;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (client, volume, muted) = this;
        codec.Value(ref client);
        codec.Count(ref volume, most: 100);
        codec.Value(ref muted);
        codec.Value(ref IsAway);
        this = new(client, volume, muted) { IsAway = IsAway };
    }
}
