using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>What the groups ask for, of one connection.</summary>
public record struct GroupsEffect(GroupsAction Action) : IEncodable
{
    public ConnectionEpoch Connection;
    public int Group;
    public bool IsPlaying;
    public int Volume;
    public bool IsMuted;

    /// <summary>With what a controller may do: whether anything, and how many items its queue has; none if what plays is not its group's.</summary>
    public bool MayControl;

    public int Tracks;
    public ControllerCommandKind Command;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var action = Action;
        codec.Value(ref action);
        Action = action;
        codec.Epoch(ref Connection);
        codec.Count(ref Group, GroupTable.GroupsMax - 1);
        codec.Value(ref IsPlaying);
        codec.Count(ref Volume, WireLimits.VolumeMax);
        codec.Value(ref IsMuted);
        codec.Value(ref MayControl);
        codec.Count(ref Tracks, TrackQueue.CountMax);
        codec.Value(ref Command);
    }
}
