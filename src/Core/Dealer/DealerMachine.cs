using Holdover.Machines;

using static Holdover.Dealer.DealerTrigger;

namespace Holdover.Dealer;

/// <summary>
/// The message bus of an account, kept alive: whatever ends a connection, other than its owner's wish or the refusal of
/// our credentials, leads to the next attempt. Who subscribed notices nothing but a new generation.
/// </summary>
public sealed partial class DealerMachine : Machine<DealerState, DealerTrigger, DealerDeadline, DealerData, DealerInput, DealerEffect>
{
    private const string NotOurs = "the transport is gone: its reports are dropped as stale before they come here";
    private const string NoPut = "no put is on its way: answers to others are dropped as stale before they come here";
    private const string NoSuchDeadline = "the deadline is not armed here";
    private const string NotOpen = "nothing counts before the transport is open";
    private const string AskedOnce = "the answer is complete with the first";
    private const string Over = "a dealer that is over stays over";

    private readonly DealerSettings settings;

    public DealerMachine()
        : this(DealerSettings.Default)
    {
    }

    public DealerMachine(DealerSettings settings)
    {
        Invariant.Holds(settings.Problem() is null);
        this.settings = settings;
        ConfigureStopped();
        ConfigureResolving();
        ConfigureConnecting();
        ConfigureOnline();
        ConfigureAwaitingId();
        ConfigureRegistering();
        ConfigureRegistered();
        ConfigureBackoff();
        ConfigureClosing();
        ConfigureClosed();
    }

    /// <summary>A new one is dirty: nobody knows anything of us.</summary>
    public override Instance<DealerState, DealerDeadline, DealerData> Create(Dice dice) =>
        new() { Data = new() { Dice = dice, Registration = new() { Dirty = true } } };

    public override DealerTrigger Elapsed(DealerDeadline deadline) => deadline switch
    {
        DealerDeadline.Attempt => AttemptTimedOut,
        DealerDeadline.Address => AddressTimedOut,
        DealerDeadline.Retry => RetryDue,
        DealerDeadline.Healthy => ProvedHealthy,
        DealerDeadline.Pong => PongMissed,
        DealerDeadline.Ping => PingDue,
        DealerDeadline.Debounce => DebounceElapsed,
        DealerDeadline.Put => PutTimedOut,
        DealerDeadline.PutRetry => PutRetryDue,
        DealerDeadline.Answer => AnswerOverdue,
        _ => CloseTimedOut,
    };

    protected override bool IsCurrent(in DealerInput input) =>
        (input.Connection.IsNone() || input.Connection == Data.Live)
        && (input.Registration.IsNone() || input.Registration == Data.Registration.InFlight);

    private void ConfigureStopped() => Table.Configure(DealerState.Stopped)
        .Permit(StartRequested, DealerState.Resolving)
        .Permit(CloseRequested, DealerState.Closed)
        .InternalTransition(StateChanged, RememberChange)
        .Impossible(NotOurs, EndpointResolved, ResolveFailed, CredentialsRefused, TransportOpened, TransportFailed, UpgradeRefused, TransportClosed)
        .Impossible(NotOurs, PingReceived, PongReceived, ConnectionIdReceived, MessageReceived, RequestReceived, RequestUnreadable, RequestAnswered)
        .Impossible(NoPut, RegistrationAcknowledged, RegistrationFailed)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, RetryDue, ProvedHealthy, PingDue, PongMissed)
        .Impossible(NoSuchDeadline, DebounceElapsed, PutTimedOut, PutRetryDue, AnswerOverdue, CloseTimedOut);

    private void ConfigureResolving() => Table.Configure(DealerState.Resolving)
        .OnEntry(BeginAttempt)
        .OnExit(() => Deadlines.Disarm(DealerDeadline.Attempt))
        .PermitIf(EndpointResolved, DealerState.Connecting, () => Input.AddressCount > 0, "an address")
        .PermitIf(EndpointResolved, DealerState.Backoff, () => Input.AddressCount <= 0, "no address")
        .Permit(ResolveFailed, DealerState.Backoff)
        .Permit(AttemptTimedOut, DealerState.Backoff)
        .Permit(CredentialsRefused, DealerState.Closed)
        .Permit(CloseRequested, DealerState.Closed)
        .InternalTransition(StateChanged, RememberChange)
        .Ignore("already started", StartRequested)
        .Ignore("no transport was asked for yet", TransportOpened, TransportFailed, UpgradeRefused, TransportClosed)
        .Ignore(NotOpen, PingReceived, PongReceived, ConnectionIdReceived, MessageReceived, RequestReceived, RequestUnreadable, RequestAnswered)
        .Impossible(NoPut, RegistrationAcknowledged, RegistrationFailed)
        .Impossible(NoSuchDeadline, AddressTimedOut, RetryDue, ProvedHealthy, PingDue, PongMissed)
        .Impossible(NoSuchDeadline, DebounceElapsed, PutTimedOut, PutRetryDue, AnswerOverdue, CloseTimedOut);

    private void ConfigureConnecting() => Table.Configure(DealerState.Connecting)
        .OnEntry(BeginConnecting)
        .OnExit(EndConnecting)
        .Permit(TransportOpened, DealerState.AwaitingId)
        .InternalTransitionIf(TransportFailed, _ => Data.Addresses.HasNext, TryNextAddress, "another address")
        .PermitIf(TransportFailed, DealerState.Backoff, () => !Data.Addresses.HasNext, "no other address")
        .InternalTransitionIf(AddressTimedOut, _ => Data.Addresses.HasNext, TryNextAddress, "another address")
        .PermitIf(AddressTimedOut, DealerState.Backoff, () => !Data.Addresses.HasNext, "no other address")
        .Permit(UpgradeRefused, DealerState.Backoff)
        .Permit(TransportClosed, DealerState.Backoff)
        .Permit(AttemptTimedOut, DealerState.Backoff)
        .Permit(CloseRequested, DealerState.Closed)
        .InternalTransition(StateChanged, RememberChange)
        .Ignore("already started", StartRequested)
        .Ignore(AskedOnce, EndpointResolved, ResolveFailed, CredentialsRefused)
        .Ignore(NotOpen, PingReceived, PongReceived, ConnectionIdReceived, MessageReceived, RequestReceived, RequestUnreadable, RequestAnswered)
        .Impossible(NoPut, RegistrationAcknowledged, RegistrationFailed)
        .Impossible(NoSuchDeadline, RetryDue, ProvedHealthy, PingDue, PongMissed)
        .Impossible(NoSuchDeadline, DebounceElapsed, PutTimedOut, PutRetryDue, AnswerOverdue, CloseTimedOut);

    private void ConfigureOnline() => Table.Configure(DealerState.Online)
        .OnEntry(BecomeOnline)
        .OnExit(() => Deadlines.DisarmAll())
        .InternalTransition(PingReceived, AnswerPing)
        .InternalTransition(PongReceived, () => Deadlines.Disarm(DealerDeadline.Pong))
        .InternalTransition(PingDue, Ping)
        .InternalTransition(MessageReceived, DeliverMessage)
        .InternalTransition(RequestReceived, TakeRequest)
        .InternalTransition(RequestUnreadable, RefuseRequest)
        .InternalTransition(RequestAnswered, TakeAnswer)
        .InternalTransition(AnswerOverdue, FailOldestRequest)
        .Permit(PongMissed, DealerState.Backoff)
        .Permit(TransportClosed, DealerState.Backoff)
        .Permit(TransportFailed, DealerState.Backoff)
        .Permit(CloseRequested, DealerState.Closing)
        .Ignore("already up", StartRequested, TransportOpened, UpgradeRefused)
        .Ignore(AskedOnce, EndpointResolved, ResolveFailed, CredentialsRefused)
        .Impossible(NoSuchDeadline, AddressTimedOut, RetryDue, CloseTimedOut);

    private void ConfigureAwaitingId() => Table.Configure(DealerState.AwaitingId)
        .SubstateOf(DealerState.Online)
        .OnEntry(AwaitId)
        .OnExit(() => Deadlines.Disarm(DealerDeadline.Attempt))
        .PermitIf(ConnectionIdReceived, DealerState.Registering, () => IsNewId, "a new id")
        .IgnoreIf(ConnectionIdReceived, () => !IsNewId, "no id")
        .Permit(AttemptTimedOut, DealerState.Backoff)
        .InternalTransition(StateChanged, RememberChange)
        .Impossible(NoPut, RegistrationAcknowledged, RegistrationFailed)
        .Impossible(NoSuchDeadline, ProvedHealthy, DebounceElapsed, PutTimedOut, PutRetryDue);

    private void ConfigureRegistering() => Table.Configure(DealerState.Registering)
        .SubstateOf(DealerState.Online)
        .OnEntry(BeginRegistering)
        .Permit(RegistrationAcknowledged, DealerState.Registered)
        .InternalTransitionIf(RegistrationFailed, _ => WasEverRegistered, RetryPutLater, "registered once")
        .PermitIf(RegistrationFailed, DealerState.Backoff, () => !WasEverRegistered, "never registered")
        .InternalTransitionIf(PutTimedOut, _ => WasEverRegistered, GiveUpPut, "registered once")
        .PermitIf(PutTimedOut, DealerState.Backoff, () => !WasEverRegistered, "never registered")
        .PermitReentryIf(ConnectionIdReceived, () => IsNewId, "a new id")
        .IgnoreIf(ConnectionIdReceived, () => !IsNewId, "the id that we have, or none")
        .InternalTransition(ProvedHealthy, BecomeHealthy)
        .InternalTransition(StateChanged, NoteChange)
        .InternalTransition(DebounceElapsed, PutUnlessInFlight)
        .InternalTransition(PutRetryDue, Put)
        .Impossible(NoSuchDeadline, AttemptTimedOut);

    private void ConfigureRegistered() => Table.Configure(DealerState.Registered)
        .SubstateOf(DealerState.Online)
        .OnEntry(BecomeRegistered)
        .InternalTransition(RegistrationAcknowledged, SettlePut)
        .InternalTransition(RegistrationFailed, RetryPutLater)
        .InternalTransition(PutTimedOut, GiveUpPut)
        .PermitIf(ConnectionIdReceived, DealerState.Registering, () => IsNewId, "a new id")
        .IgnoreIf(ConnectionIdReceived, () => !IsNewId, "the id that we have, or none")
        .InternalTransition(ProvedHealthy, BecomeHealthy)
        .InternalTransition(StateChanged, NoteChange)
        .InternalTransition(DebounceElapsed, PutUnlessInFlight)
        .InternalTransition(PutRetryDue, Put)
        .Impossible(NoSuchDeadline, AttemptTimedOut);

    private void ConfigureBackoff() => Table.Configure(DealerState.Backoff)
        .OnEntry(BeginBackoff)
        .OnExit(() => Deadlines.Disarm(DealerDeadline.Retry))
        .Permit(RetryDue, DealerState.Resolving)
        .Permit(CloseRequested, DealerState.Closed)
        .InternalTransition(StateChanged, RememberChange)
        .Ignore("the next attempt comes when it is due, not sooner", StartRequested)
        .Impossible(NotOurs, EndpointResolved, ResolveFailed, CredentialsRefused, TransportOpened, TransportFailed, UpgradeRefused, TransportClosed)
        .Impossible(NotOurs, PingReceived, PongReceived, ConnectionIdReceived, MessageReceived, RequestReceived, RequestUnreadable, RequestAnswered)
        .Impossible(NoPut, RegistrationAcknowledged, RegistrationFailed)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, ProvedHealthy, PingDue, PongMissed)
        .Impossible(NoSuchDeadline, DebounceElapsed, PutTimedOut, PutRetryDue, AnswerOverdue, CloseTimedOut);

    private void ConfigureClosing() => Table.Configure(DealerState.Closing)
        .OnEntry(BeginClosing)
        .Permit(TransportClosed, DealerState.Closed)
        .Permit(TransportFailed, DealerState.Closed)
        .Permit(CloseTimedOut, DealerState.Closed)
        .Ignore("closing already", CloseRequested, StartRequested)
        .Ignore("nothing counts but the end", EndpointResolved, ResolveFailed, CredentialsRefused, TransportOpened, UpgradeRefused, StateChanged)
        .Ignore("nothing counts but the end", PingReceived, PongReceived, ConnectionIdReceived, MessageReceived)
        .Ignore("every request that was heard is answered, and no more are", RequestReceived, RequestUnreadable, RequestAnswered)
        .Impossible(NoPut, RegistrationAcknowledged, RegistrationFailed)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, RetryDue, ProvedHealthy, PingDue, PongMissed)
        .Impossible(NoSuchDeadline, DebounceElapsed, PutTimedOut, PutRetryDue, AnswerOverdue);

    private void ConfigureClosed() => Table.Configure(DealerState.Closed)
        .OnEntry(End)
        .Ignore(Over, StartRequested, CloseRequested, StateChanged)
        .Impossible(NotOurs, EndpointResolved, ResolveFailed, CredentialsRefused, TransportOpened, TransportFailed, UpgradeRefused, TransportClosed)
        .Impossible(NotOurs, PingReceived, PongReceived, ConnectionIdReceived, MessageReceived, RequestReceived, RequestUnreadable, RequestAnswered)
        .Impossible(NoPut, RegistrationAcknowledged, RegistrationFailed)
        .Impossible(NoSuchDeadline, AttemptTimedOut, AddressTimedOut, RetryDue, ProvedHealthy, PingDue, PongMissed)
        .Impossible(NoSuchDeadline, DebounceElapsed, PutTimedOut, PutRetryDue, AnswerOverdue, CloseTimedOut);
}
