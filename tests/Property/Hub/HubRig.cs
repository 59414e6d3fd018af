using Holdover.Dealer;
using Holdover.Hub;
using Holdover.Machines;
using Holdover.Storage;

namespace Holdover.Tests.Property.Hub;

/// <summary>A hub and its host, which mints what it is asked for, answers pings for whoever lives, writes when asked to, and compares every answer with what was foretold.</summary>
internal sealed class HubRig
{
    private readonly Outbox<HubEffect> outbox = new(HubNode.EffectsMax);
    private readonly Dictionary<ExchangeEpoch, HubAnswer> foretold = [];
    private readonly HashSet<ExchangeEpoch> answered = [];
    private readonly Queue<HubInput> replies = [];
    private HubNode hub = new(AccountSettings.Default, new(7));
    private byte[] file;
    private long minted;
    private uint exchanges;

    public HubRig() => file = HubFile.Write(hub, Texts);

    public HubTexts Texts { get; private set; } = new();

    public HubNode Hub => hub;

    public MonotonicTime Now { get; private set; } = new(1_000_000_000);

    /// <summary>Whether the host lets the next mint wait for ever.</summary>
    public bool Stalls { get; set; }

    /// <summary>Every effect of the last step, for whoever asks.</summary>
    public List<HubEffect> Asked { get; } = [];

    public SecretDigest LastMinted => DigestOf(minted);

    /// <summary>Who is asked for a sign of life and gives none.</summary>
    public Func<ConnectionEpoch, bool> IsMute { get; set; } = _ => false;

    public ExchangeEpoch Exchange() => new(++exchanges);

    public static SecretDigest DigestOf(long secret) => new(secret, ~secret);

    public SecretDigest Mint() => DigestOf(++minted);

    public void Foretell(ExchangeEpoch exchange, HubAnswer answer) => foretold.Add(exchange, answer);

    public void Say(HubInput input)
    {
        Asked.Clear();
        hub.Step(in input, Now, outbox);
        Drain();
        AllForetoldCame();
    }

    /// <summary>Time passes to one instant at which something is due, or before that.</summary>
    public void PassTo(MonotonicTime to)
    {
        Now = to;
        Asked.Clear();
        hub.Tick(Now, outbox);
        Drain();
        AllForetoldCame();
    }

    /// <summary>The process is gone, and with it all that is not in the file.</summary>
    public void Kill()
    {
        (hub, Texts) = (new(AccountSettings.Default, new(7)), Again(Texts));
        Assert.Equal(SealFault.None, HubFile.TryRead(file, hub, Texts));
        Say(HubInput.Resumed());
    }

    /// <summary>The new process meets the same texts in the same order, so that whoever holds an id may keep it.</summary>
    private static HubTexts Again(HubTexts old)
    {
        var texts = new HubTexts();
        for (var id = 1; id <= old.Count; id++)
            Assert.True(texts.TryHold(old[new(id)]!, out _));
        return texts;
    }

    private void Drain()
    {
        var waitsForSave = false;
        foreach (ref readonly var effect in outbox.Effects)
        {
            Asked.Add(effect);
            if (effect.Part == HubPart.Account && effect.Asked.Action == AccountAction.Save)
                waitsForSave = true;
            else if (effect.Part == HubPart.Account)
                Handle(effect.Account, effect.Asked);
        }

        outbox.Clear();
        if (waitsForSave)
            file = HubFile.Write(hub, Texts);
        while (replies.TryDequeue(out var reply))
        {
            hub.Step(in reply, Now, outbox);
            Drain();
        }
    }

    private void Handle(TextId account, AccountEffect effect)
    {
        switch (effect.Action)
        {
            case AccountAction.Answer:
                Assert.True(answered.Add(effect.Exchange), $"{effect.Exchange} is answered twice");
                Assert.True(foretold.Remove(effect.Exchange, out var answer), $"{effect.Exchange} is answered with {effect.Answer} too soon");
                Assert.Equal(answer, effect.Answer);
                break;
            case AccountAction.SendPing when !IsMute(effect.Connection):
                replies.Enqueue(AccountInput.PongReceived(effect.Connection));
                break;
            case AccountAction.MintToken or AccountAction.MintTicket or AccountAction.MintConnectionId when Stalls:
                Stalls = false;
                break;
            case AccountAction.MintToken:
                replies.Enqueue(AccountInput.TokenMinted(effect.Exchange, Mint(), expiresAt: 4_000_000_000));
                break;
            case AccountAction.MintTicket:
                replies.Enqueue(AccountInput.TicketMinted(effect.Exchange, Mint()));
                break;
            case AccountAction.MintConnectionId:
                replies.Enqueue(AccountInput.ConnectionIdMinted(effect.Connection, Mint()));
                break;
        }

        Assert.True(account == TextId.None || Texts[account] is not null);
    }

    private void AllForetoldCame() => Assert.True(foretold.Count == 0, $"no answer came: {string.Join(", ", foretold)}");
}
