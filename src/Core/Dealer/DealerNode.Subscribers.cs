using Holdover.Machines;

namespace Holdover.Dealer;

/// <content>Who is registered, and what becomes of what comes for them.</content>
public sealed partial class DealerNode
{
    private void RegisterAllOrNothing(in BusInput input, Outbox<DealerEffect> effects)
    {
        var uris = new string[input.Addresses.Count];
        for (var index = 0; index < uris.Length; index++)
            uris[index] = input.Addresses[index].Value < Texts.Count ? Texts[input.Addresses[index]] : "";
        var answer = new DealerEffect(DealerAction.TellRegistered) { Handle = input.Wish };
        if (input.Part == BusPart.Handle)
            answer.Error = table.TryHandle(uris, out answer.Handler);
        else if (count == SubscribersMax)
            answer.Error = SubscriptionError.TooMany;
        else if ((answer.Error = table.TrySubscribe(uris, out answer.Subscriber)) == SubscriptionError.None)
            subscribers[count++].Begin(answer.Subscriber);
        effects.Add(in answer);
    }

    private void EverybodyIsServed(TextId address, int handle, Outbox<DealerEffect> effects)
    {
        Span<SubscriberId> matching = stackalloc SubscriberId[SubscriptionTable.AddressesMax];
        var all = matching[..(IsKnown(address) ? table.Match(Texts[address], matching) : 0)];
        if (all.IsEmpty)
        {
            nobodys++;
            effects.Add(new(DealerAction.DropMessage) { Handle = handle, Drop = MessageDrop.Nobody });
        }

        foreach (var id in all)
            Add(subscribers[IndexOf(id)], handle, effects);
    }

    private void HandlerIsFound(TextId address, ref DealerInput happened)
    {
        if (happened.Trigger == DealerTrigger.RequestReceived && IsKnown(address))
            happened.Handler = table.HandlerOf(Texts[address]);
    }

    private void Add(Subscriber subscriber, int handle, Outbox<DealerEffect> effects)
    {
        if (subscriber.Add(handle, out var dropped))
        {
            overran++;
            effects.Add(new(DealerAction.DropMessage) { Subscriber = subscriber.Id, Handle = dropped, Drop = MessageDrop.Overrun });
            ReleaseUnlessHeld(dropped, effects);
        }

        NextIsGiven(subscriber, again: false, effects);
    }

    /// <summary>A wait of somebody who has left, or of whom nobody heard, is none.</summary>
    private void Wait(in BusInput input, Outbox<DealerEffect> effects)
    {
        var index = IndexOf(input.Subscriber);
        if (index < 0)
            return;
        if (input.Part == BusPart.CancelReceive)
        {
            subscribers[index].Cancel(input.Receive);
            return;
        }

        if (subscribers[index].Receive(input.Receive, out var taken))
            ReleaseUnlessHeld(taken, effects);
        NextIsGiven(subscribers[index], again: true, effects);
    }

    private static void NextIsGiven(Subscriber subscriber, bool again, Outbox<DealerEffect> effects)
    {
        if (subscriber.TryGive(again, out var receive, out var handle))
            effects.Add(new(DealerAction.GiveMessage) { Subscriber = subscriber.Id, Receive = receive, Handle = handle });
    }

    private void Leave(SubscriberId id, Outbox<DealerEffect> effects)
    {
        var index = IndexOf(id);
        if (index < 0)
            return;
        table.Remove(id);
        var leaving = subscribers[index];
        Array.Copy(subscribers, index + 1, subscribers, index, --count - index);
        subscribers[count] = leaving;
        while (leaving.TryGiveUp(out var handle))
            ReleaseUnlessHeld(handle, effects);
    }

    private void LastOwnersMessagesGo(Outbox<DealerEffect> effects)
    {
        for (var index = 0; index < count; index++)
            subscribers[index].Clear();
        effects.Add(new(DealerAction.ReleaseAllMessages));
    }

    private void ReleaseUnlessHeld(int handle, Outbox<DealerEffect> effects)
    {
        for (var index = 0; index < count; index++)
        {
            if (subscribers[index].Holds(handle))
                return;
        }

        effects.Add(new(DealerAction.ReleaseMessage) { Handle = handle });
    }

    private bool IsKnown(TextId address) => address != TextId.None && address.Value < Texts.Count;

    private int IndexOf(SubscriberId id)
    {
        for (var index = 0; index < count; index++)
        {
            if (subscribers[index].Id == id)
                return index;
        }

        return -1;
    }
}
