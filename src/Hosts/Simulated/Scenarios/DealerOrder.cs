namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>An order of events that a dealer must stand: what the last step was, where it was of interest.</summary>
internal enum DealerOrder
{
    None,
    OldIdAfterNew,
    OldAnswerAfterNew,
    OldPutAnswerAfterNew,
    OldCloseAfterNew,
    NewIdWhilePutInFlight,
    FirstPutFails,
    LaterPutFails,
    KeyAgain,
    RequestAgain,
    RequestAgainOnTheNext,
    RequestAgainWhileWithOldHandler,
    ChangeWithoutId,
    LostWithChange,
    ChangeWhilePutInFlight,
    ChangeAgain,
    IdAgain,
    Unreadable,
    NextGeneration,
    NoId,
    BeginsWithTheNext,
    LostAtOnce,
    FailsAgain,
    LateAnswerWhileAsked,
}
