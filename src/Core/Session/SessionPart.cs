namespace Holdover.Session;

/// <summary>What a session's node is told.</summary>
public enum SessionPart
{
    /// <summary>Something happened to the session.</summary>
    Session,

    /// <summary>Somebody publishes at a path, by a connection.</summary>
    Announced,

    /// <summary>Who published at a path by a connection has finished.</summary>
    Withdrawn,

    /// <summary>The consumer wants to know what is published now, as far as it has changed since it asked last.</summary>
    ChangesWanted,
}
