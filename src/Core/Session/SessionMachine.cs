using Holdover.Machines;

using static Holdover.Session.SessionTrigger;

namespace Holdover.Session;

/// <summary>
/// One session with a server, kept alive: whatever ends a connection, other than its owner's wish, leads to the next
/// attempt. Every wait has a deadline of its own, above all transports.
/// </summary>
public sealed class SessionMachine : Machine<SessionState, SessionTrigger, SessionDeadline, SessionData, SessionInput, SessionEffect>
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

    private bool HasNextAddress => Data.AddressIndex + 1 < Data.AddressCount;

    private void RememberStreaming() => Data.Streaming = Input.Streaming;

    private void BecomeImpatient()
    {
        if (settings.Patience > Duration.Zero)
            ArmIn(SessionDeadline.Patience, settings.Patience);
    }

    private void BeginAttempt()
    {
        Data.Attempts++;
        Data.LastCause = LossCause.ResolveFailed;
        Mint();
        Publish(SessionStatus.Connecting);
        Emit(new(SessionAction.ResolveUrl) { Connection = Data.Live, UrlIndex = Data.UrlIndex });
        ArmIn(SessionDeadline.Attempt, settings.ResolveMax);
    }

    private void BeginConnecting()
    {
        Data.LastCause = LossCause.ConnectFailed;
        Data.AddressCount = Input.AddressCount;
        Data.AddressIndex = 0;
        ArmIn(SessionDeadline.Attempt, settings.ConnectMax);
        OpenAddress();
    }

    private void TryNextAddress()
    {
        Abandon();
        Data.AddressIndex++;
        Mint();
        OpenAddress();
    }

    private void OpenAddress()
    {
        Emit(new(SessionAction.OpenTransport) { Connection = Data.Live, UrlIndex = Data.UrlIndex, AddressIndex = Data.AddressIndex });
        ArmIn(SessionDeadline.Address, settings.AddressMax);
    }

    private void EndConnecting()
    {
        Deadlines.Disarm(SessionDeadline.Attempt);
        Deadlines.Disarm(SessionDeadline.Address);
    }

    private void BeginAuthenticating()
    {
        Data.LastCause = LossCause.NotGreeted;
        Emit(new(SessionAction.SendHello) { Connection = Data.Live, Strategy = Data.Strategy });
        ArmIn(SessionDeadline.Attempt, settings.GreetingMax);
    }

    private void BecomeConnected()
    {
        if (Data.Session.IsNone() || Data.Strategy != Strategy.Fast)
            Data.Session = Data.Session.Next();
        Data.Tries = 0;
        Data.Healthy = false;
        Deadlines.Disarm(SessionDeadline.FastWindow);
        ArmIn(SessionDeadline.Healthy, settings.BackoffInitial);
        Emit(new(SessionAction.AnnounceState) { Connection = Data.Live });
        Publish(SessionStatus.Connected);
        ExpectBytes();
    }

    private void BecomeHealthy()
    {
        Data.Healthy = true;
        Data.LastCause = LossCause.None;
        Deadlines.Disarm(SessionDeadline.Patience);
    }

    private void ChangeStreaming()
    {
        RememberStreaming();
        ExpectBytes();
    }

    private void ExpectBytes()
    {
        Deadlines.Disarm(SessionDeadline.Probe);
        ArmIn(SessionDeadline.Silence, Data.Streaming ? settings.SilenceWhilePlaying : settings.SilenceOtherwise);
    }

    private void Probe()
    {
        Data.LastCause = LossCause.Silent;
        Emit(new(SessionAction.SendProbe) { Connection = Data.Live });
        ArmIn(SessionDeadline.Probe, Data.Streaming ? settings.ProbeWhilePlaying : settings.ProbeOtherwise);
    }

    private void LeaveConnected()
    {
        Deadlines.Disarm(SessionDeadline.Healthy);
        Deadlines.Disarm(SessionDeadline.Silence);
        Deadlines.Disarm(SessionDeadline.Probe);
    }

    private void BeginRecovering(StateMachine<SessionState, SessionTrigger>.Transition transition)
    {
        Abandon();
        if (Input.Cause != LossCause.None)
            Data.LastCause = Input.Cause;
        if (transition.Source == SessionState.Connected)
            BecomeLost();
        else
            EscalateStrategy();
        ArmIn(SessionDeadline.Retry, Data.Backoff.Next(Data.Healthy, settings, ref Data.Dice));
        Data.Healthy = false;
        Publish(SessionStatus.Disconnected);
    }

    private void BecomeLost()
    {
        Data.Losses++;
        Data.Strategy = Strategy.Fast;
        Data.Tries = 0;
        ArmIn(SessionDeadline.FastWindow, settings.FastWindow);
        if (Data.Healthy)
            BecomeImpatient();
    }

    private void EscalateStrategy()
    {
        if (Data.Strategy == Strategy.Fast)
            return;
        Data.Tries++;
        if (Data.Tries < settings.RejoinTriesMax)
            return;
        Data.Tries = 0;
        Data.Strategy = Strategy.Migrate;
        Data.UrlIndex = (Data.UrlIndex + 1) % settings.UrlCount;
    }

    private void LeaveFast()
    {
        if (Data.Strategy == Strategy.Fast)
            Data.Strategy = Strategy.Rejoin;
    }

    private void BeginClosing()
    {
        Deadlines.DisarmAll();
        Emit(new(SessionAction.CloseTransport) { Connection = Data.Live });
        ArmIn(SessionDeadline.Close, settings.CloseMax);
    }

    private void End(SessionStatus status)
    {
        Deadlines.DisarmAll();
        Abandon();
        Publish(status);
        Emit(new(SessionAction.ReportEnded) { Status = status, Cause = status == SessionStatus.GaveUp ? Data.LastCause : LossCause.None });
    }

    private void Publish(SessionStatus status) =>
        Emit(new(SessionAction.PublishStatus) { Connection = Data.Live, Session = Data.Session, Status = status, Strategy = Data.Strategy, Cause = Data.LastCause });

    private void Mint()
    {
        Invariant.Holds(Data.Live.IsNone());
        Data.Minted = Data.Minted.Next();
        Data.Live = Data.Minted;
    }

    private void Abandon()
    {
        if (Data.Live.IsNone())
            return;
        Emit(new(SessionAction.AbortTransport) { Connection = Data.Live });
        Data.Live = default;
    }
}
