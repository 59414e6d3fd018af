namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What moves the world of a keeper.</summary>
internal enum KeeperLane
{
    Clock,
    KeeperStarts,
    Search,
    Socket,

    /// <summary>From here on, a lane for each child: it is there, or its end is told.</summary>
    FirstChild,

    Stop = 8,

    /// <summary>From here on, a lane for each <see cref="KeeperFault"/>.</summary>
    FirstFault,
}
