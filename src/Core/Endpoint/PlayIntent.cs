namespace Holdover.Endpoint;

/// <summary>What the owner wants of the player.</summary>
public enum PlayIntent
{
    Stopped,
    Playing,
    Paused,
}
