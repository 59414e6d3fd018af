namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Bugs of the world around a speaker that an account owns, to see that they are found.</summary>
internal enum EndpointPlant
{
    None,

    /// <summary>A session's transport that was aborted stays.</summary>
    DropAbort,
}
