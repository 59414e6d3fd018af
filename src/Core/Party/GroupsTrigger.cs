namespace Holdover.Party;

/// <summary>What can happen to the groups.</summary>
public enum GroupsTrigger
{
    /// <summary>A client is there; a player that has said how loud it is.</summary>
    Joined,

    /// <summary>A client is gone, with a goodbye or without.</summary>
    Left,
    VolumeReported,
    MuteReported,

    /// <summary>A client wants its group as loud as this.</summary>
    VolumeCommanded,

    /// <summary>A client wants its group silenced, or not.</summary>
    MuteCommanded,

    /// <summary>A client wants to be in the next group of its cycle.</summary>
    SwitchCommanded,

    /// <summary>A client wants something of what plays.</summary>
    PlaybackCommanded,
    StreamBegan,
    StreamEnded,
    MemoryElapsed,
    TellDue,
}
