namespace Holdover.Sendspin;

/// <summary>How a player says it fares.</summary>
public enum PlayerHealth
{
    /// <summary>It plays in time, or would.</summary>
    Synchronized,

    /// <summary>Something keeps it from playing: it cannot keep up, or its clock does not settle.</summary>
    Error,

    /// <summary>Its output is in use by something that is not this protocol.</summary>
    ExternalSource,
}
