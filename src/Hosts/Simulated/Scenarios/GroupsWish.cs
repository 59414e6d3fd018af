namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a guest may want.</summary>
internal enum GroupsWish
{
    /// <summary>Its group is to be loud, or soft, silenced or not.</summary>
    Loud,
    Soft,
    Mute,
    Unmute,

    /// <summary>It is to be in the next group of its cycle.</summary>
    Switch,

    /// <summary>What plays is to pause.</summary>
    Pause,

    /// <summary>It goes for good.</summary>
    Leave,

    /// <summary>It goes, and says that it will be back. This and what follows only the player wants that may not command.</summary>
    Restart,

    /// <summary>Its own knob is turned, or its own button pressed: it says so.</summary>
    TurnKnob,
    PressMute,
}
