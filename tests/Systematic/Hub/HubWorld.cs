using Holdover.Dealer;
using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Tests.Systematic.Hub;

/// <summary>A hub under virtual time with the accounts of alice and bob, told what happens line by line; its host mints at once.</summary>
internal sealed class HubWorld
{
    public static readonly TextId Alice = new(1);
    public static readonly TextId Bob = new(2);
    public static readonly TextId Kitchen = new(11);
    public static readonly TextId Phone = new(12);

    private readonly HubNode hub = new(AccountSettings.Default, Dice.Fixed);
    private readonly Outbox<HubEffect> outbox = new(HubNode.EffectsMax);
    private readonly Queue<HubInput> minted = [];
    private long secrets;
    private uint exchanges;
    private uint connections;

    public HubWorld()
    {
        Hear(HubInput.AccountAdded(NextExchange(), Alice));
        Hear(HubInput.AccountAdded(NextExchange(), Bob));
        Log.Clear();
    }

    public MonotonicTime Now { get; private set; } = new(1_000_000);

    public HubNode Hub => hub;

    /// <summary>All that was asked for, in order.</summary>
    public List<HubEffect> Log { get; } = [];

    public AccountData Data(TextId account) => hub.Find(account)!.Value.Account;

    public AccountState State(TextId account) => hub.Find(account)!.Value.State;

    public TextId Active(TextId account) => Data(account).Activity.Device;

    public ActivityEpoch Turn(TextId account) => Data(account).Activity.Turn;

    public ExchangeEpoch NextExchange() => new(++exchanges);

    public void Hear(HubInput input)
    {
        hub.Step(in input, Now, outbox);
        Drain();
    }

    public void Wait(Duration span)
    {
        var end = Now + span;
        while (hub.NextDeadline <= end)
        {
            Now = hub.NextDeadline;
            hub.Tick(Now, outbox);
            Drain();
        }

        Now = end;
    }

    public SecretDigest Login(TextId account)
    {
        Hear(HubInput.LoginAccepted(NextExchange(), account));
        return Digest(secrets);
    }

    /// <summary>Opens a connection, which is told its id.</summary>
    public (ConnectionEpoch Connection, SecretDigest Id) Open(SecretDigest token)
    {
        var connection = new ConnectionEpoch(++connections);
        Hear(AccountInput.ConnectionOpened(connection, token));
        return (connection, Digest(secrets));
    }

    public HubAnswer Put(SecretDigest token, SecretDigest id, TextId device, bool isActive, ActivityEpoch turn = default) =>
        Ask(exchange => AccountInput.DevicePut(exchange, token, id, device, default, isActive, turn));

    public HubAnswer Delete(SecretDigest token, SecretDigest id, TextId device) =>
        Ask(exchange => AccountInput.DeviceDeleted(exchange, token, id, device));

    /// <summary>Sends a command and gives its exchange; its answer may come later.</summary>
    public ExchangeEpoch Command(SecretDigest token, TextId device, uint message)
    {
        var exchange = NextExchange();
        Hear(AccountInput.CommandReceived(exchange, token, device, RequestIdentity.Of("controller", message), handle: (int)message));
        return exchange;
    }

    /// <summary>Asks what is answered at once.</summary>
    public HubAnswer Ask(Func<ExchangeEpoch, HubInput> ask)
    {
        var exchange = NextExchange();
        Hear(ask(exchange));
        return AnswerOf(exchange) ?? throw new InvalidOperationException("there is no answer yet");
    }

    /// <summary>The one answer to an exchange, or null if there is none yet.</summary>
    public HubAnswer? AnswerOf(ExchangeEpoch exchange) =>
        Asked(AccountAction.Answer).Where(effect => effect.Exchange == exchange).Select(effect => (HubAnswer?)effect.Answer).SingleOrDefault();

    public IEnumerable<AccountEffect> Asked(AccountAction action) =>
        Log.Where(effect => effect.Part == HubPart.Account && effect.Asked.Action == action).Select(effect => effect.Asked);

    private static SecretDigest Digest(long secret) => new(secret, ~secret);

    private void Drain()
    {
        foreach (ref readonly var effect in outbox.Effects)
        {
            Log.Add(effect);
            if (Minted(in effect) is { } input)
                minted.Enqueue(input);
        }

        outbox.Clear();
        while (minted.TryDequeue(out var next))
            Hear(next);
    }

    private AccountInput? Minted(in HubEffect effect) => effect.Asked.Action switch
    {
        _ when effect.Part != HubPart.Account => null,
        AccountAction.MintToken => AccountInput.TokenMinted(effect.Asked.Exchange, Digest(++secrets), expiresAt: 0),
        AccountAction.MintTicket => AccountInput.TicketMinted(effect.Asked.Exchange, Digest(++secrets)),
        AccountAction.MintConnectionId => AccountInput.ConnectionIdMinted(effect.Asked.Connection, Digest(++secrets)),
        _ => null,
    };
}
