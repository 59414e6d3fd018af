namespace Holdover.Hub;

/// <summary>What can happen to a queue.</summary>
public enum QueueTrigger
{
    PlayRequested,
    PauseRequested,
    StopRequested,
    NextRequested,
    PreviousRequested,
    TrackAdded,
    ClearRequested,
    RepeatChosen,
    ShuffleChosen,
    TrackEnded,
}
