namespace Holdover.Session;

/// <summary>What can happen to a session.</summary>
public enum SessionTrigger
{
    OpenRequested,
    CloseRequested,
    UrlResolved,
    ResolveFailed,
    TransportOpened,
    TransportFailed,
    TransportClosed,
    Greeted,
    BytesReceived,
    StreamChanged,
    AttemptTimedOut,
    AddressTimedOut,
    RetryDue,
    ProvedHealthy,
    FastWindowElapsed,
    SilenceNoticed,
    ProbeUnanswered,
    CloseTimedOut,
    PatienceEnded,
}
