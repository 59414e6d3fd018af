namespace Holdover.Party;

/// <summary>What a door waits for by the clock.</summary>
public enum DoorDeadline
{
    /// <summary>Nobody else has let the newcomer in.</summary>
    Hold,
}
