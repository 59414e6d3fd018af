using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>What happened to a hub.</summary>
public record struct HubInput(HubTrigger Trigger) : IEncodable
{
    /// <summary>The account that is named, where one may be: nobody but the host names one.</summary>
    public TextId Account;

    public ExchangeEpoch Exchange;

    /// <summary>What is shown for something to be asked of a queue.</summary>
    public SecretDigest Token;

    public AccountInput Told;
    public QueueInput Queue;

    public static implicit operator HubInput(in AccountInput input) => new(HubTrigger.AccountHeard) { Exchange = input.Exchange, Told = input };

    public static HubInput Resumed() => new(HubTrigger.Resumed);

    public static HubInput AccountAdded(ExchangeEpoch exchange, TextId account) => new(HubTrigger.AccountAdded) { Exchange = exchange, Account = account };

    public static HubInput AccountRemoved(ExchangeEpoch exchange, TextId account) => new(HubTrigger.AccountRemoved) { Exchange = exchange, Account = account };

    /// <summary>A host whose visitor has proved nothing names no account, and so answers as it does for one that is not there.</summary>
    public static HubInput LoginAccepted(ExchangeEpoch exchange, TextId account) =>
        new(HubTrigger.LoginAccepted) { Exchange = exchange, Account = account, Told = AccountInput.TokenRequested(exchange) };

    public static HubInput QueueAsked(ExchangeEpoch exchange, SecretDigest token, in QueueInput wish) =>
        new(HubTrigger.QueueAsked) { Exchange = exchange, Token = token, Queue = wish };

    public static HubInput TrackEnded(TextId account, PlayRequestId request, bool failed) =>
        new(HubTrigger.QueueHeard) { Account = account, Queue = QueueInput.TrackEnded(request, failed) };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Value(ref Account);
        codec.Epoch(ref Exchange);
        Token.Encode(ref codec);
        Told.Encode(ref codec);
        Queue.Encode(ref codec);
    }
}
