namespace Holdover.Playback;

/// <summary>Whose clock an output goes by.</summary>
public enum OutputMode
{
    /// <summary>It takes what it is given when it is given, as a file does: it goes by the server's clock, and is never edited for.</summary>
    Paced,

    /// <summary>It plays by a clock of its own, as a sound card does: it is filled ahead, and edits keep it with the server.</summary>
    Clocked,
}
