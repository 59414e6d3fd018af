using System.Globalization;

using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>What a member is told of its group, as the protocol says it.</summary>
public static class GroupMessages
{
    /// <summary>What a controller may ask of a group here.</summary>
    private static readonly EquatableList<ControllerCommandKind> Commands =
        [ControllerCommandKind.Volume, ControllerCommandKind.Mute, ControllerCommandKind.Switch];

    /// <param name="told">One of the effects whose names begin with "Tell".</param>
    public static Message Of(in GroupsEffect told) => told.Action switch
    {
        GroupsAction.TellVolume => new ServerCommand(new PlayerCommand(PlayerCommandKind.Volume, Volume: told.Volume)),
        GroupsAction.TellMute => new ServerCommand(new PlayerCommand(PlayerCommandKind.Mute, Mute: told.IsMuted)),
        GroupsAction.TellGroup => new GroupUpdate(
            told.IsPlaying ? GroupPlayback.Playing : GroupPlayback.Stopped, told.Group.ToString(CultureInfo.InvariantCulture)),
        _ => new ServerState(Controller: new ControllerState(Commands, told.Volume, told.IsMuted)),
    };
}
