using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>What a listener said of itself to its group, so that a coordinator that comes later is told it, too.</summary>
public record struct ListenerMember : IEncodable
{
    /// <summary>Whether it has said anything, and no goodbye.</summary>
    public bool IsJoined;

    public bool IsPlayer;
    public bool IsController;
    public bool WantsMetadata;
    public int Volume;
    public bool IsMuted;

    /// <summary>The group that it is in, as it was told last.</summary>
    public int Group;

    /// <summary>What is remembered after it said something more.</summary>
    public readonly ListenerMember With(in GroupsInput said) => said.Trigger switch
    {
        GroupsTrigger.Joined => new() { IsJoined = true, IsPlayer = said.IsPlayer, IsController = said.IsController, WantsMetadata = said.WantsMetadata, Volume = said.Volume, IsMuted = said.IsMuted },
        GroupsTrigger.Left => default,
        GroupsTrigger.VolumeReported => this with { Volume = said.Volume },
        GroupsTrigger.MuteReported => this with { IsMuted = said.IsMuted },
        _ => this,
    };

    /// <summary>How it joins again.</summary>
    public readonly GroupsInput Joins(ConnectionEpoch connection, TextId client) =>
        GroupsInput.Joined(connection, client, IsPlayer, IsController, Volume, IsMuted) with { Group = Group, WantsMetadata = WantsMetadata };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref IsJoined);
        if (!IsJoined)
            return;
        codec.Value(ref IsPlayer);
        codec.Value(ref IsController);
        codec.Value(ref WantsMetadata);
        codec.Count(ref Volume, WireLimits.VolumeMax);
        codec.Value(ref IsMuted);
        codec.Count(ref Group, GroupTable.GroupsMax - 1);
    }
}
