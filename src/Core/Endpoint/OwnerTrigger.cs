namespace Holdover.Endpoint;

/// <summary>What can happen to the ownership of a speaker.</summary>
public enum OwnerTrigger
{
    RunRequested,
    HandoverRequested,
    StopRequested,
    ContextChanged,
    TakenOver,
    SessionEnded,
    DealerEnded,
}
