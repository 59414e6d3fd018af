namespace Holdover.Endpoint;

/// <summary>What can happen to the saved playback.</summary>
public enum SavedPlaybackTrigger
{
    Captured,
    Loaded,
    OfferRequested,
    AttemptFailed,
    Registered,
    ReplacementUsed,
    TakenOver,
    CredentialsChanged,
    StopRequested,
    Expired,
}
