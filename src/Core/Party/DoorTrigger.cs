namespace Holdover.Party;

/// <summary>What can happen at a worker's door.</summary>
public enum DoorTrigger
{
    NewcomerWaits,
    SharesTold,
    HoldElapsed,
}
