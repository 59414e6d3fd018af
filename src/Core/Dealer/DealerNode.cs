using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>
/// A dealer, who subscribed to what comes by it, and what they have not taken yet. Their joint rules:
/// <list type="bullet">
/// <item><see cref="RegisterAllOrNothing"/>: of several addresses all are registered or none, whatever the dealer does.</item>
/// <item><see cref="EverybodyIsServed"/>: a message goes to all who want it, and is nobody's if nobody does any more.</item>
/// <item><see cref="HandlerIsFound"/>: a request goes to who answers its address; without one the dealer refuses it.</item>
/// <item><see cref="NextIsGiven"/>: who waits is given one message, once; who gave up waiting has taken none.</item>
/// <item><see cref="LastOwnersMessagesGo"/>: another owner's subscribers are the same, what waits for them is not.</item>
/// <item><see cref="ReleaseUnlessHeld"/>: what a message carries is kept for as long as somebody may be given it.</item>
/// </list>
/// </summary>
public sealed partial class DealerNode : Node<BusInput, DealerEffect>, IEncodable
{
    public const int SubscribersMax = 16;

    /// <summary>Effects of one step at most: each subscriber may be given one message and lose another, and one who leaves loses all.</summary>
    public const int EffectsMax = 2 * Outbox<DealerEffect>.CapacityDefault;

    private readonly DealerMachine machine;
    private readonly Outbox<DealerEffect> dealerEffects = new();
    private readonly SubscriptionTable table;
    private readonly Subscriber[] subscribers = [.. Enumerable.Range(0, SubscribersMax).Select(_ => new Subscriber())];
    private Instance<DealerState, DealerDeadline, DealerData> dealer;
    private int count;

    /// <summary>Messages that nobody wanted.</summary>
    private long nobodys;

    private long overran;
    private long unreadable;

    /// <param name="settings">Of the dealer.</param>
    /// <param name="dice">For jitter.</param>
    /// <param name="texts">The addresses; nodes of which one is made to remember what another does have the same.</param>
    public DealerNode(DealerSettings settings, Dice dice, TextTable? texts = null)
    {
        machine = new(settings);
        dealer = machine.Create(dice);
        Texts = texts ?? new();
        table = new(Texts);
    }

    public override MonotonicTime NextDeadline => dealer.Deadlines.Earliest;

    public DealerState State => dealer.State;

    /// <summary>The addresses that are registered, and whatever else is named to the node.</summary>
    public TextTable Texts { get; }

    internal ref readonly DealerData Data => ref dealer.Data;

    /// <summary>Whether a text of a connection's peer is still needed: it is the connection's id, or the key of a request that waits for its answer.</summary>
    public bool Names(ConnectionEpoch connection, TextId text) =>
        connection == dealer.Data.Live && (text == dealer.Data.ConnectionId || dealer.Data.Outstanding.IsOpen(connection, text));

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        dealer.Encode(ref codec);
        table.Encode(ref codec);
        codec.Count(ref count, SubscribersMax);
        for (var index = 0; index < count; index++)
            subscribers[index].Encode(ref codec);
        codec.Statistic(ref nobodys);
        codec.Statistic(ref overran);
        codec.Statistic(ref unreadable);
    }

    /// <summary>Makes another node over the same texts remember what this one does, without allocating; each keeps its own settings.</summary>
    public void CopyTo(DealerNode other)
    {
        other.dealer = dealer;
        table.CopyTo(other.table);
        for (var index = 0; index < count; index++)
            subscribers[index].CopyTo(other.subscribers[index]);
        (other.count, other.nobodys, other.overran, other.unreadable) = (count, nobodys, overran, unreadable);
        other.Rewind(Now);
    }

    protected override void Deliver(in BusInput input, Outbox<DealerEffect> effects)
    {
        switch (input.Part)
        {
            case BusPart.Dealer:
                StepDealer(in input, effects);
                break;
            case BusPart.Unreadable:
                unreadable++;
                effects.Add(new(DealerAction.DropMessage) { Drop = MessageDrop.Unreadable });
                break;
            case BusPart.Begin:
                LastOwnersMessagesGo(effects);
                BeginDealer();
                break;
            case BusPart.Subscribe or BusPart.Handle:
                RegisterAllOrNothing(in input, effects);
                break;
            case BusPart.Leave:
                table.Remove(input.Handler);
                Leave(input.Subscriber, effects);
                break;
            default:
                Wait(in input, effects);
                break;
        }
    }

    protected override void TickEarliest(Outbox<DealerEffect> effects)
    {
        machine.TickOnce(ref dealer, Now, dealerEffects);
        Route(TextId.None, effects);
    }

    private void StepDealer(in BusInput input, Outbox<DealerEffect> effects)
    {
        var happened = input.Dealer;
        HandlerIsFound(input.Address, ref happened);
        machine.Step(ref dealer, in happened, Now, dealerEffects);
        Route(input.Address, effects);
        if (happened.Trigger == DealerTrigger.MessageReceived)
            ReleaseUnlessHeld(happened.Handle, effects);
    }

    private void Route(TextId address, Outbox<DealerEffect> effects)
    {
        foreach (ref readonly var effect in dealerEffects.Effects)
        {
            if (effect.Action == DealerAction.DeliverMessage)
                EverybodyIsServed(address, effect.Handle, effects);
            else
                effects.Add(in effect);
        }

        dealerEffects.Clear();
    }

    /// <summary>
    /// A dealer of its own, with numbers that no dealer before it had: so nothing of those is taken for its own. What was
    /// done is not done again, though: the same owner may have begun anew because of it, and its sender not know.
    /// </summary>
    private void BeginDealer()
    {
        Invariant.Holds(dealer.Data.Live.IsNone() && dealer.Data.ConnectionId == TextId.None);
        var fresh = machine.Create(dealer.Data.Dice).Data with
        {
            Recent = dealer.Data.Recent, Minted = dealer.Data.Minted, Generation = dealer.Data.Generation, Attempts = dealer.Data.Attempts, Losses = dealer.Data.Losses,
        };
        fresh.Registration.Minted = dealer.Data.Registration.Minted;
        (dealer.State, dealer.Deadlines, dealer.Data) = (DealerState.Stopped, default, fresh);
        Post(DealerInput.StartRequested());
    }
}
