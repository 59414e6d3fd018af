using Holdover.Dealer;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>Who subscribes and who handles, and what comes for them.</content>
internal sealed partial class DealerWorld
{
    public const string AllOrNothing = "of several addresses all are registered, or none";
    public const string EachIsServed = "a message is given to all who want it and have not left, in order and once";
    public const string Nobodys = "a message that nobody wants any more is nobody's";
    public const string LiveHandlers = "a request is given to who handles its address and has not left, or refused";
    public const string ReleasedOnce = "what a message carries is kept until all have taken it, and let go once";

    /// <summary>What messages and requests are for, and what is asked for beside that.</summary>
    private static readonly string[] Addresses = ["hm://a", "hm://a/b", "hm://c", "no address"];

    /// <summary>Which of them each of the seats wants.</summary>
    private static readonly int[][] Wanted = [[0], [1, 2], [0], [2, 1], [2, 3]];

    private const int AllMessages = ~0;

    private readonly TextId[] names = new TextId[Addresses.Length];
    private int released;
    private bool isNobodys;
    private HandlerId givenTo;

    /// <summary>Whether nobody has still to take what it was given, and the dealer is registered.</summary>
    public bool IsEveryoneServed => Body.Seats.IsEveryoneServed && (!WasStarted || Status == DealerStatus.Registered);

    private bool MayTakeMessages => Body.IsOpen && !Body.IsMute && !Body.WasClosed && !IsServerBusy();

    private void NameAddresses()
    {
        for (var place = 0; place < names.Length; place++)
            names[place] = Body.Dealer.Texts.Intern(Addresses[place]);
    }

    private void ListSeats(ChoiceList choices)
    {
        for (byte seat = 0; seat < DealerSeats.Subscribers; seat++)
        {
            if (Body.Seats[seat].IsGiven || Body.Seats[seat].HasGivenUp)
                choices.Add(new(ChoiceKind.Deliver, (byte)DealerLane.Take, seat));
            if (Body.ComingsLeft > 0 && !Body.WasClosed && Body.Seats[seat] is { Id: not 0, HasGivenUp: false })
                choices.Add(new(ChoiceKind.Inject, (byte)DealerLane.GiveUp, seat));
        }

        for (byte seat = 0; seat <= DealerSeats.Wrong && Body.ComingsLeft > 0 && !Body.WasClosed; seat++)
            choices.Add(new(ChoiceKind.Inject, (byte)(seat < DealerSeats.Count && Body.Seats[seat].Id != 0 ? DealerLane.Go : DealerLane.Come), seat));
        for (byte address = 0; address < Addresses.Length - 1 && rules.Comings > 0 && Body.WishesLeft > 0 && MayTakeMessages; address++)
        {
            choices.Add(new(ChoiceKind.Inject, (byte)DealerLane.Message, address));
            choices.Add(new(ChoiceKind.Inject, (byte)DealerLane.Request, address));
        }
    }

    /// <summary>What is below an address that is wanted is wanted, too.</summary>
    private static bool Wants(int seat, int address) =>
        Array.IndexOf(Wanted[seat], address) >= 0 || (address == 1 && Array.IndexOf(Wanted[seat], 0) >= 0);

    private void Come(int seat)
    {
        var addresses = Wanted[seat].Length == 1 ? new AddressList(names[Wanted[seat][0]]) : new AddressList(names[Wanted[seat][0]], names[Wanted[seat][1]]);
        var isHandler = seat is >= DealerSeats.FirstHandler and < DealerSeats.Count;
        if (plant == DealerPlant.OneByOne && addresses.Count > 1)
        {
            for (var place = 0; place < addresses.Count; place++)
                Step(isHandler ? BusInput.HandleRequested(seat, new(addresses[place])) : BusInput.SubscribeRequested(seat, new(addresses[place])));
        }
        else
        {
            Step(isHandler ? BusInput.HandleRequested(seat, in addresses) : BusInput.SubscribeRequested(seat, in addresses));
        }

        if (seat < DealerSeats.Subscribers)
            Wait(seat);
    }

    private void SeeRegistered(in DealerEffect answer)
    {
        var seat = answer.Handle;
        var other = seat == DealerSeats.FirstHandler ? seat + 1 : DealerSeats.FirstHandler;
        var expected = seat == DealerSeats.Wrong ? SubscriptionError.InvalidUri
            : seat >= DealerSeats.FirstHandler && Body.Seats[other].Id != 0 ? SubscriptionError.AlreadyHandled
            : SubscriptionError.None;
        if (answer.Error != expected)
            Break(AllOrNothing);
        Seen |= answer.Error switch
        {
            SubscriptionError.InvalidUri => DealerSights.IsNoAddress,
            SubscriptionError.AlreadyHandled => DealerSights.IsHandled,
            _ => DealerSights.None,
        };
        if (answer.Error == SubscriptionError.None && seat < DealerSeats.Count)
            Body.Seats[seat] = new() { Id = answer.Subscriber.Value + answer.Handler.Value, WasHere = true };
    }

    private void Go(int seat)
    {
        var id = Body.Seats[seat].Id;
        Seen |= Body.Seats[seat].IsGiven ? DealerSights.LeftUntaken : DealerSights.None;
        var untaken = Body.Seats[seat].Untaken;
        Body.Seats[seat] = new() { WasHere = true };
        released = 0;
        if (seat < DealerSeats.FirstHandler && plant != DealerPlant.KeepSubscriber)
            Step(BusInput.SubscriberLeft(new(id)));
        else if (seat >= DealerSeats.FirstHandler && plant != DealerPlant.KeepHandler)
            Step(BusInput.HandlerLeft(new(id)));
        LookAtReleases(untaken);
    }

    private void Wait(int seat)
    {
        Body.Seats[seat].Receive = Body.Seats[seat].Receive.Next();
        Step(BusInput.ReceiveRequested(new(Body.Seats[seat].Id), Body.Seats[seat].Receive));
    }

    /// <summary>Nobody waits any more; what it had been given by then nobody saw.</summary>
    private void GiveUp(int seat)
    {
        ref var waiting = ref Body.Seats[seat];
        (waiting.HasGivenUp, waiting.GaveUpGiven, waiting.IsGiven) = (true, waiting.IsGiven, false);
        released = 0;
        Step(BusInput.ReceiveCancelled(new(waiting.Id), waiting.Receive));
        LookAtReleases(0);
        LookWhoIsServed();
    }

    /// <summary>It waits anew, and is told once more that it had given up: that was the waiting before.</summary>
    private void AskAgain(int seat)
    {
        ref var waiting = ref Body.Seats[seat];
        var (before, sight) = (waiting.Receive, waiting.GaveUpGiven ? DealerSights.GivenOnceMore : DealerSights.GivenWhatCameMeanwhile);
        (waiting.HasGivenUp, waiting.GaveUpGiven, released) = (false, false, 0);
        Wait(seat);
        Step(BusInput.ReceiveCancelled(new(waiting.Id), before));
        Seen |= waiting.IsGiven ? sight : DealerSights.None;
        LookAtReleases(0);
        LookWhoIsServed();
    }

    private void Take(int seat)
    {
        ref var taking = ref Body.Seats[seat];
        if (taking.HasGivenUp)
        {
            AskAgain(seat);
            return;
        }

        var taken = taking.Untaken & -taking.Untaken;
        (taking.Untaken, taking.IsGiven) = (taking.Untaken & ~taken, false);
        released = 0;
        Wait(seat);
        Seen |= taking.IsGiven ? DealerSights.GivenAfterTaking : DealerSights.None;
        LookAtReleases(taken);
        LookWhoIsServed();
    }

    private void HearMessage(int address)
    {
        var handle = rules.Wishes - Body.WishesLeft;
        (released, isNobodys) = (0, false);
        for (var seat = 0; seat < DealerSeats.Subscribers; seat++)
        {
            if (Wants(seat, address) && Body.Seats[seat].Id != 0)
                Body.Seats[seat].Untaken |= 1 << handle;
            else if (Wants(seat, address) && Body.Seats[seat].WasHere)
                Seen |= DealerSights.SubscriberWasGone;
        }

        Step(BusInput.MessageReceived(Body.Observer.Transport, names[address], handle));
        if (isNobodys == Body.Seats.IsHeld(handle))
            Break(Nobodys);
        if (Body.Seats[0].Untaken == Body.Seats[1].Untaken && Body.Seats[0].Untaken != 0)
            Seen |= DealerSights.GivenToBoth;
        LookAtReleases(1 << handle);
        LookWhoIsServed();
    }

    private void Request(int address)
    {
        var expected = HandlerId.None;
        for (var seat = DealerSeats.FirstHandler; seat < DealerSeats.Count; seat++)
        {
            if (Wants(seat, address) && Body.Seats[seat].Id != 0)
                expected = new(Body.Seats[seat].Id);
            else if (Wants(seat, address) && Body.Seats[seat].WasHere)
                Seen |= DealerSights.HandlerWasGone;
        }

        var wasOwed = Body.Observer.IsOwed(Body.Key);
        givenTo = HandlerId.None;
        Step(BusInput.RequestReceived(Body.Observer.Transport, new(Body.Key), names[address], new(Body.Request), Body.Request));
        if ((!givenTo.IsNone && givenTo != expected) || (rules.Comings > 0 && wasOwed && expected.IsNone == Body.Observer.IsOwed(Body.Key)))
            Break(LiveHandlers);
    }

    private void SeeSeats(in DealerEffect effect)
    {
        switch (effect.Action)
        {
            case DealerAction.TellRegistered:
                SeeRegistered(in effect);
                break;
            case DealerAction.GiveMessage:
                SeeGiven(in effect);
                break;
            case DealerAction.DropMessage:
                isNobodys |= effect.Drop == MessageDrop.Nobody;
                break;
            case DealerAction.ReleaseMessage:
                if ((released & (1 << effect.Handle)) != 0 || Body.Seats.IsHeld(effect.Handle))
                    Break(ReleasedOnce);
                released |= 1 << effect.Handle;
                break;
            case DealerAction.ReleaseAllMessages:
                released |= AllMessages;
                break;
            case DealerAction.DeliverRequest:
                givenTo = effect.Handler;
                break;
            default:
                break;
        }
    }

    private void SeeGiven(in DealerEffect effect)
    {
        for (var seat = 0; seat < DealerSeats.Subscribers; seat++)
        {
            ref var given = ref Body.Seats[seat];
            if (given.Id == 0 || effect.Subscriber.Value != given.Id)
                continue;
            if (plant == DealerPlant.LoseMessage && seat == 1)
                return;
            if (given.IsGiven || given.HasGivenUp || given.Next != effect.Handle || given.Receive != effect.Receive)
                Break(EachIsServed);
            given.IsGiven = true;
            Seen |= (given.WasLostEarly ? DealerSights.OutlivedAttempt : DealerSights.None) | (given.WasLost ? DealerSights.OutlivedLoss : DealerSights.None);
            return;
        }

        Break(EachIsServed);
    }

    private void LookWhoIsServed()
    {
        for (var seat = 0; seat < DealerSeats.Subscribers; seat++)
        {
            if (Body.Seats[seat].Id != 0 && Body.Seats[seat].IsGiven != Body.Seats[seat].IsDue)
                Break(EachIsServed);
        }
    }

    /// <summary>Those of some messages that nobody holds any more were let go just now, and no other.</summary>
    private void LookAtReleases(int messages)
    {
        for (var handle = 1; handle <= rules.Wishes; handle++)
        {
            var isDue = (messages & (1 << handle)) != 0 && !Body.Seats.IsHeld(handle);
            if (isDue != ((released & (1 << handle)) != 0))
                Break(ReleasedOnce);
        }
    }

    /// <summary>Who subscribed stays; nothing is left of what came for the last owner, and who had been given some of it asks for the next.</summary>
    private void Begin()
    {
        (Body.WasClosed, Body.WasRegistered, released) = (false, false, 0);
        Body.Observer.BeginAnew();
        Seen |= Body.Seats.IsAnyLeft ? DealerSights.LeftToNextOwner : DealerSights.None;
        for (var seat = 0; seat < DealerSeats.Subscribers; seat++)
            Body.Seats[seat].Untaken = 0;
        Step(BusInput.BeginRequested());
        for (var seat = 0; seat < DealerSeats.Subscribers; seat++)
        {
            if (!Body.Seats[seat].IsGiven)
                continue;
            Body.Seats[seat].IsGiven = false;
            Wait(seat);
        }

        if (released != AllMessages)
            Break(ReleasedOnce);
        LookWhoIsServed();
    }

    private void NoteLoss()
    {
        for (var seat = 0; seat < DealerSeats.Subscribers; seat++)
        {
            ref var here = ref Body.Seats[seat];
            here.WasLostEarly |= here.Id != 0 && !Body.WasRegistered;
            here.WasLost |= here.Id != 0 && Body.WasRegistered;
        }
    }
}
