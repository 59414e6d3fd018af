namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Bugs of the world around a speaker that an account owns, to see that they are found.</summary>
internal enum EndpointPlant
{
    None,

    /// <summary>A session's transport that was aborted stays.</summary>
    DropAbort,

    /// <summary>What was on the disk stays there when it is to be erased.</summary>
    KeepDisk,

    /// <summary>A session that is up is told of an end twice.</summary>
    EndTwice,

    /// <summary>An end that is told again, because it came while there was no session, is lost.</summary>
    DropEndToldAgain,

    /// <summary>An end is told of the request after the one that is over.</summary>
    EndOfNext,

    /// <summary>A server whose stream ended while the speaker was away does not say so when it is back.</summary>
    ForgetEnd,

    /// <summary>What is said of an output that is closed is taken for the word of the newest.</summary>
    NewestOutput,
}
