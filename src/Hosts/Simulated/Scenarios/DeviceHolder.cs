namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Who holds the device, other than our child.</summary>
internal enum DeviceHolder
{
    Nobody,

    /// <summary>A program of another kind.</summary>
    Stranger,

    /// <summary>A child of another supervisor, which lives: it looks like ours.</summary>
    LookAlike,

    /// <summary>A child of a supervisor that is dead.</summary>
    Leftover,
}
