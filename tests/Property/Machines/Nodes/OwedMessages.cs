using Holdover.Dealer;
using Holdover.Machines;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Nodes;

/// <summary>
/// What subscribers are owed, as whoever looks on from outside knows it: each is given messages in the order in which they
/// came, one at a time, the same again only if it had given up waiting for it; and each message is released once, when
/// nobody can be given it any more.
/// </summary>
internal sealed class OwedMessages
{
    private readonly SortedDictionary<string, int> met = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, Party> parties = [];
    private readonly SortedSet<int> released = [];
    private BusInput heard;
    private int handle;
    private uint receive;

    /// <summary>The transport that was asked for last.</summary>
    public ConnectionEpoch Asked { get; private set; }

    public ReceiveEpoch LastReceive => new(receive);

    public ReceiveEpoch NextReceive() => new(++receive);

    public int NextHandle() => ++handle;

    public SubscriberId Pick(Generator generator) =>
        parties.Count == 0 ? default : new(parties.Keys.ElementAt(generator.Below(parties.Count)));

    public BusInput Hear(in BusInput input)
    {
        heard = input;
        var isKnown = parties.TryGetValue(input.Subscriber.Value, out var party);
        if (input.Part == BusPart.Leave && parties.Remove(input.Subscriber.Value))
            Count("left");
        if (input.Part == BusPart.CancelReceive && isKnown && party!.Waits == input.Receive)
        {
            party.Waits = default;
            Count("cancelled");
        }

        if (input.Part == BusPart.Receive && isKnown)
        {
            if (party!.Seen is { } seen && !party.Waits.IsNone())
            {
                Count("taken");
                party.TakenUpTo = seen;
                party.Seen = null;
            }

            party.Waits = input.Receive;
            party.GivenForThis = false;
        }

        return input;
    }

    public void See(DealerEffect effect)
    {
        if (!effect.Connection.IsNone())
            Asked = effect.Connection;
        switch (effect.Action)
        {
            case DealerAction.TellRegistered when effect.Error != SubscriptionError.None:
                Count("unregistered");
                Assert.True(effect is { Subscriber.IsNone: true, Handler.IsNone: true });
                break;
            case DealerAction.TellRegistered when !effect.Subscriber.IsNone:
                parties.Add(effect.Subscriber.Value, new());
                break;
            case DealerAction.GiveMessage:
                Give(parties[effect.Subscriber.Value], effect);
                break;
            case DealerAction.DropMessage:
                Count(effect.Drop switch { MessageDrop.Overrun => "overrun", MessageDrop.Nobody => "nobody's", _ => "unreadable" });
                break;
            case DealerAction.ReleaseMessage:
                Count("released");
                Assert.True(released.Add(effect.Handle), "a message is released twice");
                Assert.DoesNotContain(parties.Values, party => party.Seen == effect.Handle);
                break;
            default:
                Assert.NotEqual(DealerAction.DeliverMessage, effect.Action);
                break;
        }
    }

    /// <summary>A message that came in this step is with somebody or released: nothing in between.</summary>
    public void StepIsOver()
    {
        var cameByMessage = heard is { Part: BusPart.Dealer, Dealer.Trigger: DealerTrigger.MessageReceived };
        if (cameByMessage && parties.Count == 0)
            Assert.Contains(heard.Dealer.Handle, released);
        heard = default;
    }

    public void CountInto(SortedDictionary<string, int> all)
    {
        foreach (var (what, times) in met)
            all[what] = all.GetValueOrDefault(what) + times;
    }

    private void Give(Party party, DealerEffect effect)
    {
        Assert.Equal(party.Waits, effect.Receive);
        Assert.False(party.GivenForThis, "who waits once is given one message");
        Assert.DoesNotContain(effect.Handle, released);
        Count(party.Seen == effect.Handle ? "given again" : "given");
        Assert.True(party.Seen is null || party.Seen == effect.Handle, "what was not taken is passed over");
        Assert.True(party.Seen is not null || effect.Handle > party.TakenUpTo, "what was taken is given again");
        (party.Seen, party.GivenForThis) = (effect.Handle, true);
    }

    private void Count(string what) => met[what] = met.GetValueOrDefault(what) + 1;

    private sealed class Party
    {
        public ReceiveEpoch Waits { get; set; }

        /// <summary>What it was given last and has not taken.</summary>
        public int? Seen { get; set; }

        public int TakenUpTo { get; set; }

        public bool GivenForThis { get; set; }
    }
}
