namespace Holdover.Playback;

/// <summary>What the owner of the player wants. No server and no loss changes it.</summary>
public enum PlayIntent
{
    Play,
    Pause,
}
