namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Bugs of the world around a speaker, to see that they are found.</summary>
internal enum SpeakerPlant
{
    None,

    /// <summary>The hello is never sent.</summary>
    DropHello,

    /// <summary>The greeting comes with the number of another transport.</summary>
    ForeignGreeting,

    /// <summary>A transport that was aborted stays.</summary>
    DropAbort,

    /// <summary>An end overwrites the last transition.</summary>
    ForgetLast,

    /// <summary>Who has read the end reads it again.</summary>
    ReadAnew,

    /// <summary>That a session was up is told when it is lost, after that.</summary>
    TwoCounters,
}
