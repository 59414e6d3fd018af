namespace Holdover.Keeper;

/// <summary>Where a keeper is.</summary>
public enum KeeperState
{
    /// <summary>Not asked to start yet.</summary>
    Idle,

    /// <summary>No child has been started: around what comes before.</summary>
    Preparing,

    /// <summary>Looking for what a keeper before it left: children that live, and the socket that they listen on.</summary>
    Searching,

    /// <summary>Nobody has the socket; it is being bound.</summary>
    Binding,

    /// <summary>Every child is kept alive: around what a keeper is for.</summary>
    Keeping,

    /// <summary>The children have been started, and no worker has come up yet.</summary>
    Starting,

    /// <summary>A worker came up: from here on each child is started again whenever it dies.</summary>
    Serving,

    /// <summary>The coordinator plays what it has sent ahead and ends; the workers go on until then.</summary>
    Draining,

    /// <summary>Every child has been told to end.</summary>
    Stopping,

    /// <summary>Over.</summary>
    Stopped,
}
