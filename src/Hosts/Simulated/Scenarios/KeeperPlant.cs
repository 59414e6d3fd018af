namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Bugs of the world around a keeper, to see that they are found.</summary>
internal enum KeeperPlant
{
    None,

    /// <summary>A new keeper is not told of the workers that live.</summary>
    ForgetWorkers,

    /// <summary>The end of a worker is not told.</summary>
    DropExit,

    /// <summary>The keeper is given a shorter backoff than was asked for.</summary>
    ShortBackoff,
}
