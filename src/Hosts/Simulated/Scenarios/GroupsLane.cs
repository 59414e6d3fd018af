namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What moves the world of the groups.</summary>
internal enum GroupsLane
{
    Clock,

    /// <summary>From here on, a lane for each guest: it comes.</summary>
    FirstComing,

    /// <summary>From here on, a lane for each guest: the end of a connection of it that was half-dead is told.</summary>
    FirstEnd = 4,

    Stream = 8,

    /// <summary>From here on, a lane for each guest: it wants something.</summary>
    FirstWish,

    /// <summary>From here on, a lane for each <see cref="GroupsFault"/>.</summary>
    FirstFault = 16,
}
