using Holdover.Machines;

using static Holdover.Session.SessionTrigger;

namespace Holdover.Session;

/// <summary>
/// One session with a server, kept alive: whatever ends a connection, other than its owner's wish, leads to the next
/// attempt; only the owner, the owner's patience and a refused token end the session. Every wait has a deadline of its
/// own, above all transports.
/// </summary>
public sealed partial class SessionMachine : Machine<SessionState, SessionTrigger, SessionDeadline, SessionData, SessionInput, SessionEffect>
{
    private const string NotAsked = "nothing like it was asked for: its reports are dropped as stale before they come here";
    private const string NoSuchDeadline = "the deadline is not armed here";
    private const string NobodyWaits = "nobody waits to be hurried";
    private const string UnderWay = "an attempt is under way, and the network will show in it";
    private const string KeepsStrategy = "an attempt keeps the strategy that it began with";
    private const string AlreadyOpen = "already open";
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
        ConfigureAttempts();
        ConfigureConnected();
        ConfigureMigrating();
        ConfigureRecovering();
        ConfigureClosing();
        ConfigureEnd(SessionState.Closed, SessionStatus.Closed);
        ConfigureEnd(SessionState.GaveUp, SessionStatus.GaveUp);
        ConfigureEnd(SessionState.Refused, SessionStatus.Refused);
    }

    public override Instance<SessionState, SessionDeadline, SessionData> Create(Dice dice) =>
        new() { Data = new() { Dice = dice, Strategy = Strategy.Rejoin } };

    public override SessionTrigger Elapsed(SessionDeadline deadline) => deadline switch
    {
        SessionDeadline.Attempt => AttemptTimedOut,
        SessionDeadline.Address => AddressTimedOut,
        SessionDeadline.Retry => RetryDue,
        SessionDeadline.Pace => PaceElapsed,
        SessionDeadline.Healthy => ProvedHealthy,
        SessionDeadline.FastWindow => FastWindowElapsed,
        SessionDeadline.Silence => SilenceNoticed,
        SessionDeadline.Probe => ProbeUnanswered,
        SessionDeadline.Close => CloseTimedOut,
        _ => PatienceEnded,
    };

    /// <summary>A report is current if it is about the transport that is up, or answers what the attempt asked last.</summary>
    protected override bool IsCurrent(in SessionInput input) =>
        input.Connection.IsNone()
        || (input.Connection == Data.Live ? CanCome(AttemptStep.Greeting, input.Trigger) && input.Trigger != Greeted
            : input.Connection == Data.Next && CanCome(Data.Step, input.Trigger));

    private static bool CanCome(AttemptStep step, SessionTrigger trigger) => step switch
    {
        AttemptStep.Token => trigger is TokenFetched or TokenFailed or TokenRefused,
        AttemptStep.Addresses => trigger is UrlResolved or ResolveFailed,
        AttemptStep.Transport => trigger is TransportOpened or TransportFailed or TransportClosed,
        AttemptStep.Greeting => trigger is Greeted or BytesReceived or GoingAway or TransportFailed or TransportClosed,
        _ => false,
    };

    private void ConfigureIdle() => Table.Configure(SessionState.Idle)
        .PermitIf(OpenRequested, SessionState.FetchingToken, () => IsOnline && settings.NeedsToken, "with a token")
        .PermitIf(OpenRequested, SessionState.Resolving, () => IsOnline && !settings.NeedsToken, "without a token")
        .PermitIf(OpenRequested, SessionState.Recovering, () => !IsOnline, "without a network")
        .Permit(CloseRequested, SessionState.Closed)
        .InternalTransition(StreamChanged, RememberStreaming)
        .InternalTransition(NetworkUp, RememberNetwork)
        .InternalTransition(NetworkDown, RememberNetwork)
        .Impossible(NotAsked, TokenFetched, TokenFailed, TokenRefused, UrlResolved, ResolveFailed)
        .Impossible(NotAsked, TransportOpened, TransportFailed, TransportClosed, Greeted, BytesReceived, GoingAway)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, RetryDue, PaceElapsed, ProvedHealthy, FastWindowElapsed, SilenceNoticed, ProbeUnanswered, CloseTimedOut, PatienceEnded)
        .OnExit(LeaveIdle);

    private void ConfigureAttempts()
    {
        ConfigureAttempt(SessionState.FetchingToken)
            .OnEntry(FetchToken)
            .Permit(TokenFetched, SessionState.Resolving)
            .Permit(TokenFailed, SessionState.Recovering)
            .Permit(TokenRefused, SessionState.Refused)
            .Permit(CloseRequested, SessionState.Closed)
            .Impossible(NotAsked, UrlResolved, ResolveFailed, TransportOpened, TransportFailed, TransportClosed, Greeted, BytesReceived, GoingAway)
            .Impossible(NoSuchDeadline, AddressTimedOut);
        ConfigureAttempt(SessionState.Resolving)
            .OnEntry(Resolve)
            .PermitIf(UrlResolved, SessionState.Connecting, () => HasAddress, "an address")
            .PermitIf(UrlResolved, SessionState.Recovering, () => !HasAddress, "no address")
            .Permit(ResolveFailed, SessionState.Recovering)
            .Permit(CloseRequested, SessionState.Closed)
            .Impossible(NotAsked, TokenFetched, TokenFailed, TokenRefused, TransportOpened, TransportFailed, TransportClosed, Greeted, BytesReceived, GoingAway)
            .Impossible(NoSuchDeadline, AddressTimedOut);
        ConfigureAttempt(SessionState.Connecting)
            .OnEntry(Connect)
            .Permit(TransportOpened, SessionState.Authenticating)
            .InternalTransitionIf(TransportFailed, _ => MayTryNextAddress, TryNextAddress, "another address")
            .PermitIf(TransportFailed, SessionState.Recovering, () => !MayTryNextAddress, "no other address, or refused")
            .InternalTransitionIf(AddressTimedOut, _ => Data.Addresses.HasNext, TryNextAddress, "another address")
            .PermitIf(AddressTimedOut, SessionState.Recovering, () => !Data.Addresses.HasNext, "no other address")
            .Permit(TransportClosed, SessionState.Recovering)
            .Permit(CloseRequested, SessionState.Closed)
            .Impossible(NotAsked, TokenFetched, TokenFailed, TokenRefused, UrlResolved, ResolveFailed, Greeted, BytesReceived, GoingAway);
        ConfigureAttempt(SessionState.Authenticating)
            .OnEntry(Greet)
            .Permit(Greeted, SessionState.Connected)
            .Permit(TransportClosed, SessionState.Recovering)
            .Permit(TransportFailed, SessionState.Recovering)
            .Permit(GoingAway, SessionState.Recovering)
            .Permit(CloseRequested, SessionState.Closing)
            .Ignore("only the hello counts", BytesReceived)
            .Impossible(NotAsked, TokenFetched, TokenFailed, TokenRefused, UrlResolved, ResolveFailed, TransportOpened)
            .Impossible(NoSuchDeadline, AddressTimedOut);
    }

    private StateMachine<SessionState, SessionTrigger>.StateConfiguration ConfigureAttempt(SessionState state) => Table.Configure(state)
        .Permit(AttemptTimedOut, SessionState.Recovering)
        .Permit(NetworkDown, SessionState.Recovering)
        .Permit(PatienceEnded, SessionState.GaveUp)
        .InternalTransition(StreamChanged, RememberStreaming)
        .Ignore(AlreadyOpen, OpenRequested)
        .Ignore(UnderWay, NetworkUp)
        .Ignore(NobodyWaits, PaceElapsed)
        .Ignore(KeepsStrategy, FastWindowElapsed)
        .Impossible(NoSuchDeadline, RetryDue, ProvedHealthy, SilenceNoticed, ProbeUnanswered, CloseTimedOut);

    private StateMachine<SessionState, SessionTrigger>.StateConfiguration ConfigureUp(SessionState state) => Table.Configure(state)
        .InternalTransition(StreamChanged, ChangeStreaming)
        .InternalTransition(ProvedHealthy, BecomeHealthy)
        .InternalTransition(SilenceNoticed, Probe)
        .InternalTransition(PatienceEnded, AllowProof)
        .Permit(ProbeUnanswered, SessionState.Recovering)
        .Permit(CloseRequested, SessionState.Closing)
        .Ignore(AlreadyOpen, OpenRequested)
        .Impossible(NoSuchDeadline, FastWindowElapsed, CloseTimedOut);

    private void ConfigureConnected() => ConfigureUp(SessionState.Connected)
        .OnEntry(BecomeConnected)
        .InternalTransition(BytesReceived, ExpectBytes)
        .InternalTransition(NetworkUp, ProbeAfterNetworkUp)
        .InternalTransition(NetworkDown, RememberNetwork)
        .Permit(TransportClosed, SessionState.Recovering)
        .Permit(TransportFailed, SessionState.Recovering)
        .Permit(GoingAway, SessionState.Migrating)
        .Ignore(NobodyWaits, PaceElapsed)
        .Impossible(NotAsked, TokenFetched, TokenFailed, TokenRefused, UrlResolved, ResolveFailed, TransportOpened, Greeted)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, RetryDue);

    private void ConfigureMigrating() => ConfigureUp(SessionState.Migrating)
        .OnEntry(BeginMigrating)
        .OnExit(StopWaitingForAttempts)
        .InternalTransition(RetryDue, AttemptMigration)
        .InternalTransition(TokenFetched, Resolve)
        .InternalTransition(TokenFailed, FailMigration)
        .Permit(TokenRefused, SessionState.Refused)
        .InternalTransitionIf(UrlResolved, _ => HasAddress, Connect, "an address")
        .InternalTransitionIf(UrlResolved, _ => !HasAddress, FailMigration, "no address")
        .InternalTransition(ResolveFailed, FailMigration)
        .InternalTransition(TransportOpened, Greet)
        .PermitIf(TransportFailed, SessionState.Recovering, () => IsOfOld, "the old one")
        .InternalTransitionIf(TransportFailed, _ => !IsOfOld && MayTryNextAddress, TryNextAddress, "the new one, another address")
        .InternalTransitionIf(TransportFailed, _ => !IsOfOld && !MayTryNextAddress, FailMigration, "the new one, no other address, or refused")
        .InternalTransitionIf(AddressTimedOut, _ => Data.Addresses.HasNext, TryNextAddress, "another address")
        .InternalTransitionIf(AddressTimedOut, _ => !Data.Addresses.HasNext, FailMigration, "no other address")
        .InternalTransition(AttemptTimedOut, FailMigration)
        .PermitIf(TransportClosed, SessionState.Recovering, () => IsOfOld, "the old one")
        .InternalTransitionIf(TransportClosed, _ => !IsOfOld, FailMigration, "the new one")
        .Permit(Greeted, SessionState.Connected)
        .InternalTransitionIf(BytesReceived, _ => IsOfOld, ExpectBytes, "the old one")
        .IgnoreIf(BytesReceived, () => !IsOfOld, "the new one: only its hello counts")
        .IgnoreIf(GoingAway, () => IsOfOld, "the old one: it is known")
        .InternalTransitionIf(GoingAway, _ => !IsOfOld, FailMigration, "the new one")
        .InternalTransition(NetworkDown, PauseMigration)
        .InternalTransition(NetworkUp, ResumeMigration)
        .InternalTransition(PaceElapsed, HurryIfForgotten);

    private void ConfigureRecovering() => Table.Configure(SessionState.Recovering)
        .OnEntry(BeginRecovering)
        .OnExit(() => Deadlines.Disarm(SessionDeadline.Retry))
        .PermitIf(RetryDue, SessionState.FetchingToken, () => settings.NeedsToken, "with a token")
        .PermitIf(RetryDue, SessionState.Resolving, () => !settings.NeedsToken, "without a token")
        .Permit(CloseRequested, SessionState.Closed)
        .Permit(PatienceEnded, SessionState.GaveUp)
        .InternalTransition(FastWindowElapsed, LeaveFast)
        .InternalTransition(StreamChanged, RememberStreaming)
        .InternalTransition(NetworkDown, PauseAttempts)
        .InternalTransition(NetworkUp, ResumeAttempts)
        .InternalTransition(PaceElapsed, HurryIfForgotten)
        .Ignore("the next attempt comes when it is due, not sooner", OpenRequested)
        .Impossible(NotAsked, TokenFetched, TokenFailed, TokenRefused, UrlResolved, ResolveFailed)
        .Impossible(NotAsked, TransportOpened, TransportFailed, TransportClosed, Greeted, BytesReceived, GoingAway)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, ProvedHealthy, SilenceNoticed, ProbeUnanswered, CloseTimedOut);

    private void ConfigureClosing() => Table.Configure(SessionState.Closing)
        .OnEntryFrom(CloseRequested, IntendToStop)
        .OnEntry(BeginClosing)
        .Permit(TransportClosed, SessionState.Closed)
        .Permit(TransportFailed, SessionState.Closed)
        .Permit(CloseTimedOut, SessionState.Closed)
        .Ignore("closing already", CloseRequested, OpenRequested)
        .Ignore("nothing counts but the end", BytesReceived, GoingAway, StreamChanged, NetworkUp, NetworkDown)
        .Impossible(NotAsked, TokenFetched, TokenFailed, TokenRefused, UrlResolved, ResolveFailed, TransportOpened, Greeted)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, RetryDue, PaceElapsed, ProvedHealthy, FastWindowElapsed, SilenceNoticed, ProbeUnanswered, PatienceEnded);

    private void ConfigureEnd(SessionState state, SessionStatus status) => Table.Configure(state)
        .OnEntryFrom(CloseRequested, IntendToStop)
        .OnEntry(() => End(status))
        .Ignore(Over, OpenRequested, CloseRequested, StreamChanged, NetworkUp, NetworkDown)
        .Impossible(NotAsked, TokenFetched, TokenFailed, TokenRefused, UrlResolved, ResolveFailed)
        .Impossible(NotAsked, TransportOpened, TransportFailed, TransportClosed, Greeted, BytesReceived, GoingAway)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, RetryDue, PaceElapsed, ProvedHealthy, FastWindowElapsed, SilenceNoticed, ProbeUnanswered, CloseTimedOut, PatienceEnded);
}
