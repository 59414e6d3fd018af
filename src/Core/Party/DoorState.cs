namespace Holdover.Party;

/// <summary>Whether a worker lets newcomers in.</summary>
public enum DoorState
{
    Open,

    /// <summary>A newcomer waits, and may be let in by another worker meanwhile.</summary>
    Holding,
}
