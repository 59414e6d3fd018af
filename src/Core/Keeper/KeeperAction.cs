namespace Holdover.Keeper;

/// <summary>What a keeper can ask for.</summary>
public enum KeeperAction
{
    /// <summary>
    /// Ask the children that live without a keeper for the socket. Tell of each child by <see cref="KeeperInput.Found"/>,
    /// then answer with SocketAdopted or NothingAdopted. A socket that comes after the deadline is closed.
    /// </summary>
    FindPredecessor,

    /// <summary>Bind the public port and listen; answer with Bound or BindFailed.</summary>
    Bind,

    /// <summary>Inside the node: every child is to be kept alive from now on.</summary>
    StartChildren,

    /// <summary>Inside the node: the coordinator is to end.</summary>
    StopCoordinator,

    /// <summary>Inside the node: every child is to end.</summary>
    StopChildren,

    /// <summary>Inside the node: every child is to be killed.</summary>
    ForceChildren,

    /// <summary>What the supervisor of one child asks for.</summary>
    ForChild,

    /// <summary>It is over, with this exit code. Comes exactly once, last.</summary>
    ReportEnded,
}
