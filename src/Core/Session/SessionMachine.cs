using Holdover.Machines;

using static Holdover.Session.SessionTrigger;

namespace Holdover.Session;

/// <summary>
/// One session with a server, kept alive: whatever ends a connection, other than its owner's wish, leads to the next
/// attempt. Every wait has a deadline of its own, above all transports.
/// </summary>
public sealed partial class SessionMachine : Machine<SessionState, SessionTrigger, SessionDeadline, SessionData, SessionInput, SessionEffect>
{
    private const string NotOurs = "the transport is gone: its reports are dropped as stale before they come here";
    private const string NoSuchDeadline = "the deadline is not armed here";
    private const string Over = "a session that is over stays over";

    private readonly SessionSettings settings;

    public SessionMachine()
        : this(SessionSettings.Default)
    {
    }

    public SessionMachine(SessionSettings settings)
    {
        Invariant.Holds(settings.Problem() is null);
        this.settings = settings;
        ConfigureIdle();
        ConfigureResolving();
        ConfigureConnecting();
        ConfigureAuthenticating();
        ConfigureConnected();
        ConfigureRecovering();
        ConfigureClosing();
        ConfigureEnd(SessionState.Closed, SessionStatus.Closed);
        ConfigureEnd(SessionState.GaveUp, SessionStatus.GaveUp);
    }

    public override Instance<SessionState, SessionDeadline, SessionData> Create(Dice dice) =>
        new() { Data = new() { Dice = dice, Strategy = Strategy.Rejoin } };

    public override SessionTrigger Elapsed(SessionDeadline deadline) => deadline switch
    {
        SessionDeadline.Attempt => AttemptTimedOut,
        SessionDeadline.Address => AddressTimedOut,
        SessionDeadline.Retry => RetryDue,
        SessionDeadline.Healthy => ProvedHealthy,
        SessionDeadline.FastWindow => FastWindowElapsed,
        SessionDeadline.Silence => SilenceNoticed,
        SessionDeadline.Probe => ProbeUnanswered,
        SessionDeadline.Close => CloseTimedOut,
        _ => PatienceEnded,
    };

    protected override bool IsCurrent(in SessionInput input) => input.Connection.IsNone() || input.Connection == Data.Live;

    private void ConfigureIdle() => Table.Configure(SessionState.Idle)
        .Permit(OpenRequested, SessionState.Resolving)
        .Permit(CloseRequested, SessionState.Closed)
        .InternalTransition(StreamChanged, RememberStreaming)
        .Impossible(NotOurs, UrlResolved, ResolveFailed, TransportOpened, TransportFailed, TransportClosed, Greeted, BytesReceived)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, RetryDue, ProvedHealthy, FastWindowElapsed, SilenceNoticed, ProbeUnanswered, CloseTimedOut, PatienceEnded)
        .OnExit(BecomeImpatient);

    private void ConfigureResolving() => Table.Configure(SessionState.Resolving)
        .OnEntry(BeginAttempt)
        .OnExit(() => Deadlines.Disarm(SessionDeadline.Attempt))
        .PermitIf(UrlResolved, SessionState.Connecting, () => Input.AddressCount > 0, "an address")
        .PermitIf(UrlResolved, SessionState.Recovering, () => Input.AddressCount <= 0, "no address")
        .Permit(ResolveFailed, SessionState.Recovering)
        .Permit(AttemptTimedOut, SessionState.Recovering)
        .Permit(CloseRequested, SessionState.Closed)
        .Permit(PatienceEnded, SessionState.GaveUp)
        .InternalTransition(FastWindowElapsed, LeaveFast)
        .InternalTransition(StreamChanged, RememberStreaming)
        .Ignore("already open", OpenRequested)
        .Impossible("no transport was asked for yet", TransportOpened, TransportFailed, TransportClosed, Greeted, BytesReceived)
        .Impossible(NoSuchDeadline, AddressTimedOut, RetryDue, ProvedHealthy, SilenceNoticed, ProbeUnanswered, CloseTimedOut);

    private void ConfigureConnecting() => Table.Configure(SessionState.Connecting)
        .OnEntry(BeginConnecting)
        .OnExit(EndConnecting)
        .Permit(TransportOpened, SessionState.Authenticating)
        .InternalTransitionIf(TransportFailed, _ => HasNextAddress, TryNextAddress, "another address")
        .PermitIf(TransportFailed, SessionState.Recovering, () => !HasNextAddress, "no other address")
        .InternalTransitionIf(AddressTimedOut, _ => HasNextAddress, TryNextAddress, "another address")
        .PermitIf(AddressTimedOut, SessionState.Recovering, () => !HasNextAddress, "no other address")
        .Permit(AttemptTimedOut, SessionState.Recovering)
        .Permit(CloseRequested, SessionState.Closed)
        .Permit(PatienceEnded, SessionState.GaveUp)
        .InternalTransition(FastWindowElapsed, LeaveFast)
        .InternalTransition(StreamChanged, RememberStreaming)
        .Permit(TransportClosed, SessionState.Recovering)
        .Ignore("already open", OpenRequested)
        .Ignore("the answer is complete with the first", UrlResolved, ResolveFailed)
        .Ignore("nothing counts before the transport is open", Greeted, BytesReceived)
        .Impossible(NoSuchDeadline, RetryDue, ProvedHealthy, SilenceNoticed, ProbeUnanswered, CloseTimedOut);

    private void ConfigureAuthenticating() => Table.Configure(SessionState.Authenticating)
        .OnEntry(BeginAuthenticating)
        .OnExit(() => Deadlines.Disarm(SessionDeadline.Attempt))
        .Permit(Greeted, SessionState.Connected)
        .Permit(TransportClosed, SessionState.Recovering)
        .Permit(TransportFailed, SessionState.Recovering)
        .Permit(AttemptTimedOut, SessionState.Recovering)
        .Permit(CloseRequested, SessionState.Closing)
        .Permit(PatienceEnded, SessionState.GaveUp)
        .InternalTransition(FastWindowElapsed, LeaveFast)
        .InternalTransition(StreamChanged, RememberStreaming)
        .Ignore("already open", OpenRequested, TransportOpened)
        .Ignore("the answer is complete with the first", UrlResolved, ResolveFailed)
        .Ignore("only the hello counts", BytesReceived)
        .Impossible(NoSuchDeadline, AddressTimedOut, RetryDue, ProvedHealthy, SilenceNoticed, ProbeUnanswered, CloseTimedOut);

    private void ConfigureConnected() => Table.Configure(SessionState.Connected)
        .OnEntry(BecomeConnected)
        .OnExit(LeaveConnected)
        .InternalTransition(BytesReceived, ExpectBytes)
        .InternalTransition(StreamChanged, ChangeStreaming)
        .InternalTransition(ProvedHealthy, BecomeHealthy)
        .InternalTransition(SilenceNoticed, Probe)
        .Permit(ProbeUnanswered, SessionState.Recovering)
        .Permit(TransportClosed, SessionState.Recovering)
        .Permit(TransportFailed, SessionState.Recovering)
        .Permit(CloseRequested, SessionState.Closing)
        .Permit(PatienceEnded, SessionState.GaveUp)
        .Ignore("already up", OpenRequested, TransportOpened, Greeted)
        .Ignore("the answer is complete with the first", UrlResolved, ResolveFailed)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, RetryDue, FastWindowElapsed, CloseTimedOut);

    private void ConfigureRecovering() => Table.Configure(SessionState.Recovering)
        .OnEntry(BeginRecovering)
        .OnExit(() => Deadlines.Disarm(SessionDeadline.Retry))
        .Permit(RetryDue, SessionState.Resolving)
        .Permit(CloseRequested, SessionState.Closed)
        .Permit(PatienceEnded, SessionState.GaveUp)
        .InternalTransition(FastWindowElapsed, LeaveFast)
        .InternalTransition(StreamChanged, RememberStreaming)
        .Ignore("the next attempt comes when it is due, not sooner", OpenRequested)
        .Impossible(NotOurs, UrlResolved, ResolveFailed, TransportOpened, TransportFailed, TransportClosed, Greeted, BytesReceived)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, ProvedHealthy, SilenceNoticed, ProbeUnanswered, CloseTimedOut);

    private void ConfigureClosing() => Table.Configure(SessionState.Closing)
        .OnEntry(BeginClosing)
        .Permit(TransportClosed, SessionState.Closed)
        .Permit(TransportFailed, SessionState.Closed)
        .Permit(CloseTimedOut, SessionState.Closed)
        .Ignore("closing already", CloseRequested, OpenRequested)
        .Ignore("nothing counts but the end", UrlResolved, ResolveFailed, TransportOpened, Greeted, BytesReceived, StreamChanged)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, RetryDue, ProvedHealthy, FastWindowElapsed, SilenceNoticed, ProbeUnanswered, PatienceEnded);

    private void ConfigureEnd(SessionState state, SessionStatus status) => Table.Configure(state)
        .OnEntry(() => End(status))
        .Ignore(Over, OpenRequested, CloseRequested, StreamChanged)
        .Impossible(NotOurs, UrlResolved, ResolveFailed, TransportOpened, TransportFailed, TransportClosed, Greeted, BytesReceived)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, RetryDue, ProvedHealthy, FastWindowElapsed, SilenceNoticed, ProbeUnanswered, CloseTimedOut, PatienceEnded);
}
