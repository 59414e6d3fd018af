namespace Holdover.Hub;

/// <summary>What became of a question to a hub.</summary>
public enum HubAnswer
{
    Done,

    /// <summary>What was shown opens nothing here. Whether it ever did, or anybody is known by that name, is not said.</summary>
    Unauthorized,

    /// <summary>The connection id is not that of the device's newest connection.</summary>
    NotCurrent,

    /// <summary>The device that it is for is not connected, or was lost before it replied.</summary>
    DeviceAway,

    /// <summary>There is no room for more of the kind.</summary>
    TooMany,

    /// <summary>The device replied that it did not.</summary>
    Failed,

    /// <summary>Nobody replied in time. It may have been done.</summary>
    TimedOut,

    /// <summary>The same command was relayed before and nobody knows what came of it: it was not relayed again.</summary>
    Repeated,

    /// <summary>There are as many groups as there may be (<see cref="HubNode.GroupsMax"/>).</summary>
    TooManyGroups,

    /// <summary>The account is there already, or is not.</summary>
    NoChange,
}
