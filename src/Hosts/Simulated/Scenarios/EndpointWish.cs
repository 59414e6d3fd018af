namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What people and servers may want of a speaker that an account owns. Each may be wanted so often.</summary>
internal enum EndpointWish
{
    /// <summary>Another account takes the speaker.</summary>
    HandOver,

    /// <summary>The same account gives it new credentials.</summary>
    LogInAgain,

    /// <summary>Nobody is to be served.</summary>
    Stop,

    /// <summary>The server lets a stream play here; where one plays at once, it is that of an owner who is being left.</summary>
    Stream,

    /// <summary>Another device of the account plays from now on.</summary>
    TakeOver,

    /// <summary>A device of the account asks for a pause.</summary>
    Command,

    /// <summary>The volume is changed at the speaker.</summary>
    Volume,

    /// <summary>The server lets the track end, or says again that it did.</summary>
    End,
}
