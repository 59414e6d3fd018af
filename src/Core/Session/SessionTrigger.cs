namespace Holdover.Session;

/// <summary>What can happen to a session.</summary>
public enum SessionTrigger
{
    OpenRequested,
    CloseRequested,
    StreamChanged,
    NetworkUp,
    NetworkDown,
    TokenFetched,
    TokenFailed,
    TokenRefused,
    UrlResolved,
    ResolveFailed,
    TransportOpened,
    TransportFailed,
    TransportClosed,
    Greeted,
    BytesReceived,
    GoingAway,
    AttemptTimedOut,
    AddressTimedOut,
    RetryDue,
    PaceElapsed,
    ProvedHealthy,
    FastWindowElapsed,
    SilenceNoticed,
    ProbeUnanswered,
    CloseTimedOut,
    PatienceEnded,
}
