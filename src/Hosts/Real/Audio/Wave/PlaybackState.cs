namespace Holdover.Hosts.Real.Audio.Wave;

/// <summary>What a player does. The shape of NAudio 3.</summary>
public enum PlaybackState
{
    Stopped,
    Playing,
    Paused,
}
