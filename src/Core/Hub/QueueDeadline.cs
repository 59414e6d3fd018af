namespace Holdover.Hub;

/// <summary>A queue waits only for people and for the end of its track, whose own waits are the coordinator's.</summary>
public enum QueueDeadline
{
}
