using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>
/// What happened to an account. What is shown at the door (a token, a ticket, a connection id) comes as its digest; who
/// it belongs to is found out here.
/// </summary>
public record struct AccountInput(AccountTrigger Trigger) : IInput<AccountTrigger>
{
    public ExchangeEpoch Exchange;
    public ConnectionEpoch Connection;
    public SecretDigest Token;

    /// <summary>A ticket or a connection id, as it was minted or shown.</summary>
    public SecretDigest Secret;

    /// <summary>In seconds of the host's wall clock.</summary>
    public long ExpiresAt;

    public TextId Device;
    public DeviceState State;

    /// <summary>Whether the device says that it is the one that plays.</summary>
    public bool IsActive;

    /// <summary>The turn that it had when it was told so last; none if its user has only just begun.</summary>
    public ActivityEpoch Turn;

    public RequestIdentity Identity;

    /// <summary>The host's name for a command.</summary>
    public int Handle;

    public bool Success;

    /// <summary>Somebody has proved to the host that the account is theirs.</summary>
    public static AccountInput TokenRequested(ExchangeEpoch exchange) => new(AccountTrigger.TokenRequested) { Exchange = exchange };

    public static AccountInput TokenMinted(ExchangeEpoch exchange, SecretDigest token, long expiresAt) =>
        new(AccountTrigger.TokenMinted) { Exchange = exchange, Token = token, ExpiresAt = expiresAt };

    /// <summary>It has expired, by the host's wall clock, or was given back.</summary>
    public static AccountInput TokenEnded(SecretDigest token) => new(AccountTrigger.TokenEnded) { Token = token };

    public static AccountInput TicketRequested(ExchangeEpoch exchange, SecretDigest token) =>
        new(AccountTrigger.TicketRequested) { Exchange = exchange, Token = token };

    public static AccountInput TicketMinted(ExchangeEpoch exchange, SecretDigest ticket) =>
        new(AccountTrigger.TicketMinted) { Exchange = exchange, Secret = ticket };

    public static AccountInput TicketRedeemed(ExchangeEpoch exchange, SecretDigest ticket) =>
        new(AccountTrigger.TicketRedeemed) { Exchange = exchange, Secret = ticket };

    public static AccountInput ConnectionOpened(ConnectionEpoch connection, SecretDigest token) =>
        new(AccountTrigger.ConnectionOpened) { Connection = connection, Token = token };

    public static AccountInput ConnectionIdMinted(ConnectionEpoch connection, SecretDigest id) =>
        new(AccountTrigger.ConnectionIdMinted) { Connection = connection, Secret = id };

    public static AccountInput ConnectionClosed(ConnectionEpoch connection) => new(AccountTrigger.ConnectionClosed) { Connection = connection };

    public static AccountInput PingReceived(ConnectionEpoch connection) => new(AccountTrigger.PingReceived) { Connection = connection };

    /// <summary>Any pong, of the transport or in words.</summary>
    public static AccountInput PongReceived(ConnectionEpoch connection) => new(AccountTrigger.PongReceived) { Connection = connection };

    public static AccountInput DevicePut(
        ExchangeEpoch exchange, SecretDigest token, SecretDigest id, TextId device, in DeviceState state, bool isActive, ActivityEpoch turn) =>
        new(AccountTrigger.DevicePut) { Exchange = exchange, Token = token, Secret = id, Device = device, State = state, IsActive = isActive, Turn = turn };

    public static AccountInput DeviceDeleted(ExchangeEpoch exchange, SecretDigest token, SecretDigest id, TextId device) =>
        new(AccountTrigger.DeviceDeleted) { Exchange = exchange, Token = token, Secret = id, Device = device };

    public static AccountInput CommandReceived(ExchangeEpoch exchange, SecretDigest token, TextId device, RequestIdentity identity, int handle) =>
        new(AccountTrigger.CommandReceived) { Exchange = exchange, Token = token, Device = device, Identity = identity, Handle = handle };

    public static AccountInput ReplyReceived(ConnectionEpoch connection, ExchangeEpoch exchange, bool success) =>
        new(AccountTrigger.ReplyReceived) { Connection = connection, Exchange = exchange, Success = success };

    public static AccountInput QueueChanged() => new(AccountTrigger.QueueChanged);

    public static AccountInput RemoveRequested() => new(AccountTrigger.RemoveRequested);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Exchange);
        codec.Epoch(ref Connection);
        Token.Encode(ref codec);
        Secret.Encode(ref codec);
        codec.Value(ref ExpiresAt);
        codec.Value(ref Device);
        State.Encode(ref codec);
        codec.Value(ref IsActive);
        codec.Epoch(ref Turn);
        Identity.Encode(ref codec);
        codec.Value(ref Handle);
        codec.Value(ref Success);
    }
}
