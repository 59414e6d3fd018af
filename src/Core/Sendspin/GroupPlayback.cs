namespace Holdover.Sendspin;

/// <summary>Whether a group plays.</summary>
public enum GroupPlayback
{
    Playing,
    Stopped,
}
