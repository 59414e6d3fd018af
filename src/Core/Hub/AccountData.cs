using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>All that an account remembers. Large, so an object: a snapshot copies it into another.</summary>
public sealed class AccountData : IEncodable, ICopyable<AccountData>
{
    /// <summary>Tokens that are good at once: a household's devices and browsers.</summary>
    public const int TokensMax = 16;

    /// <summary>Tickets that nobody has used yet.</summary>
    public const int TicketsMax = 16;

    /// <summary>Dealer connections at once, and so devices.</summary>
    public const int LinesMax = 16;

    /// <summary>Questions that wait: no more than a device hears at once, and than <see cref="RecentRequests"/> can tell apart.</summary>
    public const int ExchangesMax = OutstandingRequests.CountMax;

    /// <summary>Whose it is.</summary>
    public TextId Account;

    public Activity Activity;
    public RecentRequests Recent;

    public HubTable<AccessToken, SecretDigest> Tokens { get; } = new(TokensMax);

    public HubTable<Ticket, SecretDigest> Tickets { get; } = new(TicketsMax);

    public HubTable<Line, ConnectionEpoch> Lines { get; } = new(LinesMax);

    public HubTable<Exchange, ExchangeEpoch> Exchanges { get; } = new(ExchangesMax);

    /// <summary>
    /// Whether an input is about something of this account that is not over: the one rule by which an input finds its
    /// account, and a stale one is known.
    /// </summary>
    public bool Owns(in AccountInput input) => input.Trigger switch
    {
        AccountTrigger.TokenRequested => IsNew(input.Exchange),
        AccountTrigger.TokenMinted => IsAwaited(input.Exchange, ExchangeKind.Token) && !input.Token.IsNone && !Tokens.Has(input.Token),
        AccountTrigger.TokenEnded => Tokens.Has(input.Token),
        AccountTrigger.TicketRequested or AccountTrigger.DevicePut or AccountTrigger.DeviceDeleted or AccountTrigger.CommandReceived =>
            Tokens.Has(input.Token) && IsNew(input.Exchange),
        AccountTrigger.TicketMinted => IsAwaited(input.Exchange, ExchangeKind.Ticket) && !input.Secret.IsNone && !Tickets.Has(input.Secret),
        AccountTrigger.TicketRedeemed => Tickets.Has(input.Secret) && IsNew(input.Exchange),
        AccountTrigger.ConnectionOpened => Tokens.Has(input.Token) && IsNewest(input.Connection),
        AccountTrigger.ConnectionIdMinted => Lines.Find(input.Connection) is >= 0 and var place && Lines[place].Id.IsNone && !input.Secret.IsNone && LineOf(input.Secret) < 0,
        AccountTrigger.ConnectionClosed or AccountTrigger.PingReceived or AccountTrigger.PongReceived => Lines.Has(input.Connection),
        AccountTrigger.ReplyReceived => IsAwaited(input.Exchange, ExchangeKind.Command) && Exchanges[Exchanges.Find(input.Exchange)].Connection == input.Connection,
        _ => true,
    };

    /// <summary>The place of the line on which a device is registered, or -1.</summary>
    public int LineOf(TextId device)
    {
        for (var place = 0; place < Lines.Count; place++)
        {
            if (device != TextId.None && Lines[place].Device == device)
                return place;
        }

        return -1;
    }

    /// <summary>The place of the line that was given a connection id, or -1.</summary>
    public int LineOf(SecretDigest id)
    {
        for (var place = 0; place < Lines.Count; place++)
        {
            if (!id.IsNone && Lines[place].Id == id)
                return place;
        }

        return -1;
    }

    public void CopyTo(AccountData other)
    {
        (other.Account, other.Activity, other.Recent) = (Account, Activity, Recent);
        Tokens.CopyTo(other.Tokens);
        Tickets.CopyTo(other.Tickets);
        Lines.CopyTo(other.Lines);
        Exchanges.CopyTo(other.Exchanges);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Account);
        Activity.Encode(ref codec);
        Recent.Encode(ref codec);
        Tokens.Encode(ref codec);
        Tickets.Encode(ref codec);
        Lines.Encode(ref codec);
        Exchanges.Encode(ref codec);
    }

    /// <summary>
    /// Hands over what outlives the process: whose it is, what opens it, and whose turn it is, so that one of before the
    /// crash is still of the past. Connections, tickets and questions end with the process that they were made in.
    /// </summary>
    internal void EncodeSaved<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Account);
        codec.Value(ref Activity.Device);
        codec.Epoch(ref Activity.Turn);
        Tokens.Encode(ref codec);
    }

    private bool IsNew(ExchangeEpoch exchange) => !exchange.IsNone() && !Exchanges.Has(exchange);

    private bool IsNewest(ConnectionEpoch connection) =>
        !connection.IsNone() && (Lines.Count == 0 || Lines[Lines.Count - 1].Connection.Value < connection.Value);

    private bool IsAwaited(ExchangeEpoch exchange, ExchangeKind kind) => Exchanges.Find(exchange) is >= 0 and var place && Exchanges[place].Kind == kind;
}
