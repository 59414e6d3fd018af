namespace Holdover.Session;

/// <summary>What is waited for by the clock where something is published.</summary>
public enum OriginDeadline
{
    /// <summary>Who published by a connection that was lost, and has not come back, is gone.</summary>
    Linger,
}
