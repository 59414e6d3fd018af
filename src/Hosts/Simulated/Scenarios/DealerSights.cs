namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What happened in the last step to who subscribes or handles, for what must be witnessed. No choice depends on it.</summary>
[Flags]
internal enum DealerSights
{
    None = 0,

    /// <summary>Nothing was registered: some of it is handled already, or is no address.</summary>
    IsHandled = 1 << 0,
    IsNoAddress = 1 << 1,

    /// <summary>A message was given to two.</summary>
    GivenToBoth = 1 << 3,

    /// <summary>A message came when who wanted it had left; a request when its handler had.</summary>
    SubscriberWasGone = 1 << 4,
    HandlerWasGone = 1 << 5,

    /// <summary>Who left had not taken what it was given.</summary>
    LeftUntaken = 1 << 6,

    /// <summary>Who was there when a connection was lost, before or after the dealer was first registered, was given a message.</summary>
    OutlivedAttempt = 1 << 7,
    OutlivedLoss = 1 << 8,

    /// <summary>A message was given to who took the one before.</summary>
    GivenAfterTaking = 1 << 9,

    /// <summary>Who had given up waiting asked again, and was given what it had been given, or what came meanwhile.</summary>
    GivenOnceMore = 1 << 10,
    GivenWhatCameMeanwhile = 1 << 11,

    /// <summary>Another owner began when somebody had not taken all that came for the last, be it that it waited or had been given it.</summary>
    LeftToNextOwner = 1 << 12,
}
