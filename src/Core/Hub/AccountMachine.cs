using Holdover.Machines;

using static Holdover.Hub.AccountTrigger;

namespace Holdover.Hub;

/// <summary>
/// The server's side of one account: what opens it, the devices that are connected and which of them plays, and the
/// commands that they are sent. Every question is answered once. Nothing of another account can be seen from here.
/// </summary>
public sealed partial class AccountMachine
    : Machine<AccountState, AccountTrigger, AccountDeadline, AccountData, AccountInput, AccountEffect>
{
    private const string NotOurs = "nothing is left that it could be about: it is dropped as stale before it comes here";
    private const string NoSuchDeadline = "the deadline is not armed here";
    private const string Over = "the account is no more";

    private readonly AccountSettings settings;

    public AccountMachine()
        : this(AccountSettings.Default)
    {
    }

    public AccountMachine(AccountSettings settings)
    {
        Invariant.Holds(settings.Problem() is null);
        this.settings = settings;
        ConfigureServing();
        ConfigureIdle();
        ConfigureActive();
        ConfigureAway();
        ConfigureRemoved();
    }

    public override Instance<AccountState, AccountDeadline, AccountData> Create(Dice dice) => new() { Data = new() };

    /// <summary>Goes on with what was saved: whoever played then has as long to come back as if only the connection had gone.</summary>
    public void Resume(ref Instance<AccountState, AccountDeadline, AccountData> target, MonotonicTime now)
    {
        Invariant.Holds(target.State == AccountState.Idle && target.Data.Lines.Count == 0);
        if (target.Data.Activity.Device == TextId.None)
            return;
        target.State = AccountState.Away;
        target.Data.Activity.Since = now;
        target.Deadlines.Arm(AccountDeadline.Linger, now + settings.LingerMax);
    }

    public override AccountTrigger Elapsed(AccountDeadline deadline) => deadline switch
    {
        AccountDeadline.Exchange => ExchangeOverdue,
        AccountDeadline.Line => LineDue,
        AccountDeadline.Ticket => TicketExpired,
        _ => LingerElapsed,
    };

    protected override bool IsCurrent(in AccountInput input) => Data.Owns(in input);

    private void ConfigureServing() => Table.Configure(AccountState.Serving)
        .InternalTransition(TokenRequested, RequestToken)
        .InternalTransition(TokenMinted, GiveToken)
        .InternalTransition(TicketRequested, RequestTicket)
        .InternalTransition(TicketMinted, GiveTicket)
        .InternalTransition(TicketRedeemed, RedeemTicket)
        .InternalTransition(TicketExpired, ForgetTicket)
        .InternalTransition(ConnectionOpened, OpenLine)
        .InternalTransition(ConnectionIdMinted, IdentifyLine)
        .InternalTransition(PingReceived, AnswerPing)
        .InternalTransition(PongReceived, HearLine)
        .InternalTransition(CommandReceived, TakeCommand)
        .InternalTransition(ReplyReceived, TakeReply)
        .InternalTransition(ExchangeOverdue, FailOverdue)
        .InternalTransition(QueueChanged, TellAll)
        .Permit(RemoveRequested, AccountState.Removed);

    private void ConfigureIdle() => Table.Configure(AccountState.Idle)
        .SubstateOf(AccountState.Serving)
        .OnEntry(EndActivity)
        .OnEntryFrom(LingerElapsed, TellAll)
        .OnEntryFrom(DevicePut, PutDevice)
        .OnEntryFrom(DeviceDeleted, DeleteDevice)
        .PermitIf(DevicePut, AccountState.Active, () => TakesOver, "it plays from now on")
        .InternalTransitionIf(DevicePut, _ => !TakesOver, PutDevice, "it does not play")
        .InternalTransition(DeviceDeleted, DeleteDevice)
        .InternalTransition(ConnectionClosed, LoseLine)
        .InternalTransition(LineDue, WatchLine)
        .InternalTransition(TokenEnded, EndToken)
        .Impossible(NoSuchDeadline, LingerElapsed);

    private void ConfigureActive() => Table.Configure(AccountState.Active)
        .SubstateOf(AccountState.Serving)
        .OnEntryFrom(DevicePut, PutDevice)
        .PermitIf(DevicePut, AccountState.Idle, () => GivesUp, "it plays no longer")
        .InternalTransitionIf(DevicePut, _ => !GivesUp, PutDevice, "one plays")
        .PermitIf(DeviceDeleted, AccountState.Idle, () => DeletesActive, "the one that plays")
        .InternalTransitionIf(DeviceDeleted, _ => !DeletesActive, DeleteDevice, "another, or none")
        .PermitIf(ConnectionClosed, AccountState.Away, () => LosesActive, "of the one that plays")
        .InternalTransitionIf(ConnectionClosed, _ => !LosesActive, LoseLine, "of another")
        .PermitIf(LineDue, AccountState.Away, () => OutwaitsActive, "the one that plays is silent")
        .InternalTransitionIf(LineDue, _ => !OutwaitsActive, WatchLine, "another, or it is asked first")
        .PermitIf(TokenEnded, AccountState.Away, () => ClosesActive, "it opened the line of the one that plays")
        .InternalTransitionIf(TokenEnded, _ => !ClosesActive, EndToken, "it did not")
        .Impossible(NoSuchDeadline, LingerElapsed);

    private void ConfigureAway() => Table.Configure(AccountState.Away)
        .SubstateOf(AccountState.Serving)
        .OnEntry(() => ArmIn(AccountDeadline.Linger, settings.LingerMax))
        .OnEntryFrom(ConnectionClosed, LoseLine)
        .OnEntryFrom(LineDue, WatchLine)
        .OnEntryFrom(TokenEnded, EndToken)
        .OnExit(() => Deadlines.Disarm(AccountDeadline.Linger))
        .Permit(LingerElapsed, AccountState.Idle)
        .PermitIf(DevicePut, AccountState.Active, () => TakesOver, "it plays from now on, or is back")
        .PermitIf(DevicePut, AccountState.Idle, () => GivesUp, "it is back and plays no longer")
        .InternalTransitionIf(DevicePut, _ => !TakesOver && !GivesUp, PutDevice, "another, which does not play")
        .InternalTransition(DeviceDeleted, DeleteDevice)
        .InternalTransition(ConnectionClosed, LoseLine)
        .InternalTransition(LineDue, WatchLine)
        .InternalTransition(TokenEnded, EndToken);

    private void ConfigureRemoved() => Table.Configure(AccountState.Removed)
        .OnEntry(Remove)
        .Ignore(Over, TokenRequested, QueueChanged, RemoveRequested)
        .Impossible(NotOurs, TokenMinted, TokenEnded, TicketRequested, TicketMinted, TicketRedeemed)
        .Impossible(NotOurs, ConnectionOpened, ConnectionIdMinted, ConnectionClosed, PingReceived, PongReceived)
        .Impossible(NotOurs, DevicePut, DeviceDeleted, CommandReceived, ReplyReceived)
        .Impossible(NoSuchDeadline, ExchangeOverdue, LineDue, TicketExpired, LingerElapsed);
}
