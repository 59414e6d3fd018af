namespace Holdover.Sendspin;

/// <summary>What a controller may ask of its group.</summary>
public enum ControllerCommandKind
{
    Play,
    Pause,
    Stop,
    Next,
    Previous,
    Volume,
    Mute,
    RepeatOff,
    RepeatOne,
    RepeatAll,
    Shuffle,
    Unshuffle,

    /// <summary>Move this client to the next group of the cycle.</summary>
    Switch,
}
