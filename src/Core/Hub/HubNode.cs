using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>
/// The control plane's server side: the accounts of a party, each with a queue and a group of its own, and the one door
/// to all of them. Their joint rules:
/// <list type="bullet">
/// <item><see cref="WhatIsShownFindsItsAccount"/>: no input reaches an account but by something that is the account's own.</item>
/// <item><see cref="StrangersAreAnsweredAlike"/>: what finds no account is refused without a hint.</item>
/// <item><see cref="QueueChangesAreTold"/>: what changes in a queue is told to the devices of its account.</item>
/// <item><see cref="SavedOnceAStep"/>: a step that changes what outlives the process asks for it to be written, once, before anything that depends on it.</item>
/// </list>
/// </summary>
public sealed partial class HubNode : Node<HubInput, HubEffect>, IEncodable
{
    /// <summary>Accounts, and so groups, at once.</summary>
    public const int GroupsMax = 8;

    /// <summary>Effects of one step at most: every line may be due, and the loss of each is told to all the others.</summary>
    public const int EffectsMax = GroupsMax * AccountData.LinesMax * (AccountData.LinesMax + 2 * AccountData.ExchangesMax);

    private readonly AccountMachine accountMachine;
    private readonly QueueMachine queueMachine = new();
    private readonly Outbox<AccountEffect> accountEffects = new(256);
    private readonly Outbox<QueueEffect> queueEffects = new();
    private readonly HubGroup[] groups = new HubGroup[GroupsMax];
    private Dice dice;

    /// <param name="settings">Of every account.</param>
    /// <param name="dice">For shuffling.</param>
    public HubNode(AccountSettings settings, Dice dice)
    {
        accountMachine = new(settings);
        this.dice = dice;
        for (var place = 0; place < GroupsMax; place++)
            groups[place] = new() { Account = accountMachine.Create(default), Queue = queueMachine.Create(default) };
    }

    public override MonotonicTime NextDeadline
    {
        get
        {
            var due = MonotonicTime.Never;
            foreach (var group in groups)
                due = MonotonicTime.Min(due, DueOf(group));
            return due;
        }
    }

    /// <summary>Inputs that found no account, and were nobody's question: what was on its way when its account or connection ended.</summary>
    public long Strays { get; private set; }

    protected override int DueMax =>
        GroupsMax * (AccountData.LinesMax + AccountData.TicketsMax + AccountData.ExchangesMax + 1);

    /// <summary>What an account is and has, or null if there is none of the name.</summary>
    public HubView? Find(TextId account) => PlaceOf(account) is >= 0 and var place ? new(place, groups[place]) : null;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Dice(ref dice);
        foreach (var group in groups)
            group.Encode(ref codec);
    }

    /// <summary>Makes another node of its kind remember what this one does, without allocating; each keeps its own settings.</summary>
    public void CopyTo(HubNode other)
    {
        for (var place = 0; place < GroupsMax; place++)
            groups[place].CopyTo(other.groups[place]);
        (other.dice, other.Strays) = (dice, Strays);
        other.Rewind(Now);
    }

    /// <summary>Hands over what outlives the process.</summary>
    internal void EncodeSaved<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Dice(ref dice);
        foreach (var group in groups)
            group.EncodeSaved(ref codec);
    }

    /// <summary>Whether what was read makes sense: bytes that are whole may still be somebody else's.</summary>
    internal bool IsIntact()
    {
        for (var place = 0; place < GroupsMax; place++)
        {
            if (groups[place].IsTaken && !(groups[place].IsIntact && PlaceOf(groups[place].Name) == place))
                return false;
        }

        return true;
    }

    internal void Clear()
    {
        foreach (var group in groups)
            group.IsTaken = false;
    }

    protected override void Deliver(in HubInput input, Outbox<HubEffect> effects)
    {
        var place = WhatIsShownFindsItsAccount(in input);
        if (input.Trigger == HubTrigger.Resumed)
            Resume(effects);
        else if (input.Trigger == HubTrigger.AccountAdded)
            Answer(input.Exchange, input.Account, Add(input.Account, effects), effects);
        else if (place < 0)
            StrangersAreAnsweredAlike(in input, effects);
        else if (input.Trigger == HubTrigger.AccountRemoved)
            Remove(place, in input, effects);
        else if (input.Trigger is HubTrigger.QueueAsked or HubTrigger.QueueHeard)
            StepQueue(place, in input, effects);
        else
            StepAccount(place, in input.Told, effects);
    }

    protected override void TickEarliest(Outbox<HubEffect> effects)
    {
        var earliest = groups[0];
        foreach (var group in groups)
            earliest = DueOf(group) < DueOf(earliest) ? group : earliest;
        accountMachine.TickOnce(ref earliest.Account, Now, accountEffects);
        Export(earliest, effects);
    }

    private static MonotonicTime DueOf(HubGroup group) => group.IsTaken ? group.Account.Deadlines.Earliest : MonotonicTime.Never;

    private int WhatIsShownFindsItsAccount(in HubInput input)
    {
        if (input.Trigger is not (HubTrigger.AccountHeard or HubTrigger.QueueAsked))
            return PlaceOf(input.Account);
        for (var place = 0; place < GroupsMax; place++)
        {
            var account = groups[place].Account.Data;
            if (groups[place].IsTaken && (input.Trigger == HubTrigger.QueueAsked ? account.Tokens.Has(input.Token) : account.Owns(in input.Told)))
                return place;
        }

        return -1;
    }

    private void StrangersAreAnsweredAlike(in HubInput input, Outbox<HubEffect> effects)
    {
        if (input.Told.Trigger == AccountTrigger.ConnectionOpened)
            effects.Add(new(HubPart.Account) { Asked = new(AccountAction.CloseConnection) { Connection = input.Told.Connection } });
        else if (IsQuestion(in input))
            Answer(input.Exchange, TextId.None, input.Trigger == HubTrigger.AccountRemoved ? HubAnswer.NoChange : HubAnswer.Unauthorized, effects);
        else
            Strays++;
    }

    /// <summary>An exchange that a host brings for the first time is to be answered; one that it brings back has been.</summary>
    private static bool IsQuestion(in HubInput input) => input.Trigger switch
    {
        HubTrigger.QueueHeard => false,
        HubTrigger.AccountHeard => input.Told.Trigger is AccountTrigger.TicketRequested or AccountTrigger.TicketRedeemed
            or AccountTrigger.DevicePut or AccountTrigger.DeviceDeleted or AccountTrigger.CommandReceived,
        _ => true,
    };

    private static void Answer(ExchangeEpoch exchange, TextId account, HubAnswer answer, Outbox<HubEffect> effects) =>
        effects.Add(new(HubPart.Account) { Account = account, Asked = new(AccountAction.Answer) { Exchange = exchange, Answer = answer } });

    private int PlaceOf(TextId account)
    {
        for (var place = 0; place < GroupsMax; place++)
        {
            if (account != TextId.None && groups[place].Name == account)
                return place;
        }

        return -1;
    }
}
