using System.Globalization;

using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>What a member is told of its group, as the protocol says it.</summary>
public static class GroupMessages
{
    /// <summary>What a controller may ask of a group to which nothing is played.</summary>
    private static readonly EquatableList<ControllerCommandKind> OfGroup =
        [ControllerCommandKind.Volume, ControllerCommandKind.Mute, ControllerCommandKind.Switch];

    /// <summary>What it may ask of one that is played a single thing.</summary>
    private static readonly EquatableList<ControllerCommandKind> OfTrack =
    [
        ControllerCommandKind.Play, ControllerCommandKind.Pause, ControllerCommandKind.Stop, ControllerCommandKind.Previous,
        ControllerCommandKind.Volume, ControllerCommandKind.Mute,
        ControllerCommandKind.RepeatOff, ControllerCommandKind.RepeatOne, ControllerCommandKind.RepeatAll, ControllerCommandKind.Switch,
    ];

    /// <summary>What it may ask of one that is played a queue: all.</summary>
    private static readonly EquatableList<ControllerCommandKind> OfQueue = [.. OfTrack, ControllerCommandKind.Next, ControllerCommandKind.Shuffle, ControllerCommandKind.Unshuffle];

    /// <param name="told">One of the effects whose names begin with "Tell".</param>
    public static Message Of(in GroupsEffect told) => told.Action switch
    {
        GroupsAction.TellVolume => new ServerCommand(new PlayerCommand(PlayerCommandKind.Volume, Volume: told.Volume)),
        GroupsAction.TellMute => new ServerCommand(new PlayerCommand(PlayerCommandKind.Mute, Mute: told.IsMuted)),
        GroupsAction.TellGroup => new GroupUpdate(
            told.IsPlaying ? GroupPlayback.Playing : GroupPlayback.Stopped, told.Group.ToString(CultureInfo.InvariantCulture)),
        _ => new ServerState(Controller: new ControllerState(CommandsFor(in told), told.Volume, told.IsMuted)),
    };

    private static EquatableList<ControllerCommandKind> CommandsFor(in GroupsEffect told) =>
        !told.MayControl ? []
        : told.Tracks == 0 ? OfGroup
        : told.Tracks == 1 ? OfTrack
        : OfQueue;
}
